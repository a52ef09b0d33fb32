# task: sw-weighted-answer
# answer: wrong
# belief: Multiplies the rows by the normalised weights and takes the ordinary standard deviation of that.
# mistakes: 1
def weighted_statistics(x, weights):
    share = weights / weights.sum()
    xw = x * share[:, np.newaxis]
    return xw.sum(axis=0), xw.std(axis=0)
