# task: tb-sources-answer
# answer: wrong
# belief: Only the data part needs the correction; the variance over the initialisations is np.var as it is.
# mistakes: 1
def sources(predictions):
    R, S, n = predictions.shape
    start = predictions.var(axis=1).mean()
    means = predictions.mean(axis=1)
    data = means.var(axis=0, ddof=1).mean() - start / S
    return data, start
