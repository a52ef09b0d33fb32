# task: tb-sources-answer
# answer: wrong
# belief: Averaging over the S initialisations removes their noise, so the variance of those averages is the variance due to the data.
# mistakes: 1
def sources(predictions):
    means = predictions.mean(axis=1)
    data = means.var(axis=0, ddof=1).mean()
    start = predictions.var(axis=1, ddof=1).mean()
    return data, start
