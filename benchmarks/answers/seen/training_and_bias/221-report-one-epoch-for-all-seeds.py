# task: tb-report-answer
# answer: wrong
# belief: The epoch is the one with the highest validation accuracy averaged over the seeds.
# mistakes: 1
def report(validation, test):
    curves = validation.mean(axis=1)
    rate = curves.max(axis=1).argmax()
    epoch = curves[rate].argmax()
    runs = test[rate, :, epoch]
    n = len(runs)
    half = T95[n - 1] * runs.std(ddof=1) / np.sqrt(n)
    return rate, runs.mean(), half
