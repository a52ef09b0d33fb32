# task: tb-sources-answer
# answer: wrong
# belief: Uses the law of total variance: the variance of all R·S networks minus that within the training sets.
# mistakes: 1
def sources(predictions):
    R, S, n = predictions.shape
    total = predictions.reshape(R * S, n).var(axis=0, ddof=1).mean()
    start = predictions.var(axis=1, ddof=1).mean()
    data = total - start
    return data, start
