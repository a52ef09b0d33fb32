# task: tb-report-answer
# answer: wrong
# belief: Averages the validation curves over the seeds and takes one epoch for all.
# mistakes: 1
def report(validation, test):
    curves = validation.mean(axis=1)
    rate, epoch = np.unravel_index(curves.argmax(), curves.shape)
    runs = test[rate, :, epoch]
    n = len(runs)
    return rate, runs.mean(), T95[n - 1] * runs.std(ddof=1) / np.sqrt(n)
