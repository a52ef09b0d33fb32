# task: tl-adapt-answer
# answer: wrong
# belief: Applies the weight to x before squaring, so it enters the second moment squared.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    xw = x * weights[:, np.newaxis]
    total = count + weights.sum()
    m = (count * mean + xw.sum(0)) / total
    second = (count * (var + mean**2) + (xw**2).sum(0)) / total
    return m, second - m**2
