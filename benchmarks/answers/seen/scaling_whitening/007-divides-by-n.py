# task: sw-weighted-answer
# answer: wrong
# belief: Divides the weighted sums by the number of examples.
# mistakes: 1
def weighted_statistics(x, weights):
    n = len(x)
    w = weights[:, None]
    mean = (w * x).sum(axis=0) / n
    var = (w * (x - mean) ** 2).sum(axis=0) / n
    return mean, np.sqrt(var)
