# task: tb-sources-answer
# answer: wrong
# belief: Reads the shape as initialisations first and training sets second.
# mistakes: 1
def sources(predictions):
    S, R, n = predictions.shape
    start = predictions.var(axis=0, ddof=1).mean()
    data = predictions.mean(axis=0).var(axis=0, ddof=1).mean() - start / S
    return data, start
