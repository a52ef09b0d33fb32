# task: tl-adapt-answer
# answer: wrong
# belief: Divides the variance by the total weight minus one.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    total = count + weights.sum()
    m = (count * mean + (weights[:, None] * x).sum(axis=0)) / total
    ss = count * var + count * (mean - m) ** 2
    ss = ss + (weights[:, None] * (x - m) ** 2).sum(axis=0)
    return m, ss / (total - 1)
