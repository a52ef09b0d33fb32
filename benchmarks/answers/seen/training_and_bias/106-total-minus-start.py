# task: tb-sources-answer
# answer: wrong
# belief: All R·S predictions scatter by data plus initialisation, so the data part is the variance of all of them minus that of the initialisation.
# mistakes: 1
def sources(predictions):
    R, S, n = predictions.shape
    start = predictions.var(axis=1, ddof=1).mean()
    total = predictions.reshape(R * S, n).var(axis=0, ddof=1).mean()
    return total - start, start
