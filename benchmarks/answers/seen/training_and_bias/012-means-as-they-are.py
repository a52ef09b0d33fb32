# task: tb-sources-answer
# answer: wrong
# belief: Takes the variance of the means over the initialisations seen to be the variance of the true means.
# mistakes: 1
def sources(predictions):
    per_set = predictions.mean(axis=1)
    data = per_set.var(axis=0, ddof=1).mean()
    start = predictions.var(axis=1, ddof=1).mean()
    return data, start
