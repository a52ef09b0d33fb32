# task: tb-report-answer
# answer: wrong
# belief: Indexes with a slice and a list, which gives every seed at every seed's epoch.
# mistakes: 1
def report(validation, test):
    best = validation.max(axis=2)
    rate = int(best.mean(axis=1).argmax())
    epochs = validation[rate].argmax(axis=1)
    runs = test[rate][:, epochs].mean(axis=1)
    n = len(runs)
    half = T95[n - 1] * np.std(runs, ddof=1) / np.sqrt(n)
    return rate, runs.mean(), half
