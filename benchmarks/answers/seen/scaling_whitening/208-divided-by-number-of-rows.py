# task: sw-weighted-answer
# answer: wrong
# belief: A weighted mean is the mean over the n examples of weight times value.
# mistakes: 1
def weighted_statistics(x, weights):
    n = x.shape[0]
    w = weights.reshape(-1, 1)
    mean = np.sum(w * x, axis=0) / n
    sd = np.sqrt(np.sum(w * (x - mean) ** 2, axis=0) / n)
    return mean, sd
