# task: sw-weighted-answer
# answer: wrong
# belief: With weights as counts the variance is divided by their sum minus one.
# mistakes: 1
def weighted_statistics(x, weights):
    w = weights[:, None]
    total = weights.sum()
    mean = (w * x).sum(axis=0) / total
    var = (w * (x - mean) ** 2).sum(axis=0) / (total - 1)
    return mean, np.sqrt(var)
