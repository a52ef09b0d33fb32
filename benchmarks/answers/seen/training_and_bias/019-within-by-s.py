# task: tb-sources-answer
# answer: wrong
# belief: Divides the squares within a training set by S, since all its networks are there.
# mistakes: 1
def sources(predictions):
    R, S, n = predictions.shape
    group = predictions.mean(axis=1, keepdims=True)
    start = ((predictions - group) ** 2).mean()
    grand = group.mean(axis=0, keepdims=True)
    data = ((group - grand) ** 2).sum() / (R - 1) / n - start / S
    return data, start
