# task: sw-range-answer
# answer: wrong
# belief: Passes the share to np.percentile, which expects numbers up to 100.
# mistakes: 1
def quantile_scale(train, x, share):
    low, high = np.percentile(train, [share, 1 - share], axis=0)
    y = (x - low) / (high - low)
    return np.minimum(np.maximum(y, 0), 1)
