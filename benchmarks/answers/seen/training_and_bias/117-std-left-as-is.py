# task: tb-report-answer
# answer: wrong
# belief: std() is the standard deviation; the places to repair were only the maxima, 1.96, the root and the test data.
# mistakes: 1
def report(validation, test):
    epoch = validation.argmax(axis=2)
    rate = validation.max(axis=2).mean(axis=1).argmax()
    seeds = np.arange(validation.shape[1])
    runs = test[rate, seeds, epoch[rate]]
    half = T95[len(runs) - 1] * runs.std() / np.sqrt(len(runs))
    return rate, runs.mean(), half
