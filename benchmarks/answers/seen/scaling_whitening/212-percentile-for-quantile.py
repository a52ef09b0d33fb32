# task: sw-range-answer
# answer: wrong
# belief: np.percentile takes the share as it is, like np.quantile.
# mistakes: 1
def quantile_scale(train, x, share):
    lower = np.percentile(train, share, axis=0)
    upper = np.percentile(train, 1 - share, axis=0)
    result = (x - lower) / (upper - lower)
    result[result < 0] = 0
    result[result > 1] = 1
    return result
