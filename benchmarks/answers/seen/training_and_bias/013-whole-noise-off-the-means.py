# task: tb-sources-answer
# answer: wrong
# belief: Subtracts the variance of one network although the means are over S networks.
# mistakes: 1
def sources(predictions):
    R, S, n = predictions.shape
    start = np.mean(np.var(predictions, axis=1, ddof=1))
    between = np.mean(np.var(np.mean(predictions, axis=1), axis=0, ddof=1))
    return between - start, start
