# task: sw-range-answer
# answer: wrong
# belief: The quantiles are those of the data that are scaled.
# mistakes: 1
def quantile_scale(train, x, share):
    lo, hi = np.quantile(x, [share, 1 - share], axis=0)
    z = (x - lo) / (hi - lo)
    return np.clip(z, 0.0, 1.0)
