# task: tb-sources-answer
# answer: wrong
# belief: Treats initialisation s as the same thing on every training set and takes the variance of its mean over training sets.
# mistakes: 1
def sources(predictions):
    by_data = predictions.mean(axis=1)
    by_start = predictions.mean(axis=0)
    start = by_start.var(axis=0, ddof=1).mean()
    data = by_data.var(axis=0, ddof=1).mean() - start / predictions.shape[1]
    return data, start
