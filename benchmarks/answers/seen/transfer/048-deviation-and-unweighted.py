# task: tl-adapt-answer
# answer: wrong
# belief: Returns the standard deviation and ignores the weights of the examples.
# mistakes: 2
def adapted_statistics(mean, var, count, x, weights):
    n = x.shape[0]
    m = (count * mean + x.sum(axis=0)) / (count + n)
    v = (count * (var + (mean - m) ** 2) + ((x - m) ** 2).sum(axis=0)) / (count + n)
    return m, np.sqrt(v)
