# task: tb-report-answer
# answer: wrong
# belief: Chooses the rate rightly, but takes the best epoch of the test curve.
# mistakes: 1
def report(validation, test):
    rate = validation.max(axis=2).mean(axis=1).argmax()
    runs = test[rate].max(axis=1)
    half = T95[len(runs) - 1] * runs.std(ddof=1) / len(runs) ** 0.5
    return int(rate), float(runs.mean()), float(half)
