# task: tb-report-answer
# answer: wrong
# belief: A 95% confidence interval is always 1.96 standard errors to each side.
# mistakes: 1
def report(validation, test):
    rates, seeds, _ = validation.shape
    best_epoch = np.argmax(validation, axis=2)
    rate = np.max(validation, axis=2).mean(axis=1).argmax()
    runs = np.array([test[rate, s, best_epoch[rate, s]] for s in range(seeds)])
    half = 1.96 * runs.std(ddof=1) / np.sqrt(seeds)
    return rate, runs.mean(), half
