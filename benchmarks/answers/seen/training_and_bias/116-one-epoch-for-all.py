# task: tb-report-answer
# answer: wrong
# belief: For each learning rate there is one best epoch, where the validation accuracy averaged over the seeds is highest.
# mistakes: 1
def report(validation, test):
    curves = validation.mean(axis=1)
    epochs = curves.argmax(axis=1)
    rate = curves.max(axis=1).argmax()
    runs = test[rate, :, epochs[rate]]
    half = T95[len(runs) - 1] * runs.std(ddof=1) / np.sqrt(len(runs))
    return rate, runs.mean(), half
