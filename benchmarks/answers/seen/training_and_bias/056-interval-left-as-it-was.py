# task: tb-report-answer
# answer: wrong
# belief: Repairs the choices and overlooks two of the mistakes in the interval, 1.96 and the missing root.
# mistakes: 2
def report(validation, test):
    seeds = validation.shape[1]
    best_epoch = validation.argmax(axis=2)
    rate = validation.max(axis=2).mean(axis=1).argmax()
    runs = test[rate, np.arange(seeds), best_epoch[rate]]
    half = 1.96 * runs.std(ddof=1) / len(runs)
    return rate, runs.mean(), half
