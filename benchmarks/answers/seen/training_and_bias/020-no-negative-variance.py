# task: tb-sources-answer
# answer: wrong
# belief: Replaces a negative estimate by zero since a variance cannot be negative.
# mistakes: 1
def sources(predictions):
    _, S, _ = predictions.shape
    start = predictions.var(axis=1, ddof=1)
    data = predictions.mean(axis=1).var(axis=0, ddof=1) - start.mean(axis=0) / S
    return np.maximum(data, 0).mean(), start.mean()
