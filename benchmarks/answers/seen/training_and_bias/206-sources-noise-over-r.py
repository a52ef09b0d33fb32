# task: tb-sources-answer
# answer: wrong
# belief: The noise that is left in the means is the variance of the initialisation divided by the number R of training sets.
# mistakes: 1
def sources(predictions):
    R, S, n = predictions.shape
    start = np.var(predictions, axis=1, ddof=1).mean()
    between = np.var(predictions.mean(axis=1), axis=0, ddof=1).mean()
    data = between - start / R
    return data, start
