# task: tb-report-answer
# answer: wrong
# belief: Reports the validation accuracy at the chosen epochs and never looks at the test set.
# mistakes: 1
def report(validation, test):
    scores = validation.max(axis=2)
    rate = scores.mean(axis=1).argmax()
    runs = scores[rate]
    half = T95[len(runs) - 1] * runs.std(ddof=1) / np.sqrt(len(runs))
    return rate, runs.mean(), half
