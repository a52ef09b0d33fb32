# task: tb-sources-answer
# answer: wrong
# belief: The variance due to initialisation is how much all the R*S predictions spread around their common mean.
# mistakes: 1
def sources(predictions):
    r, s, n = predictions.shape
    start = predictions.reshape(r * s, n).var(axis=0, ddof=1).mean()
    data = predictions.mean(axis=1).var(axis=0, ddof=1).mean() - start / s
    return data, start
