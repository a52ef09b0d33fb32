# task: sw-range-answer
# answer: wrong
# belief: Takes the quantiles of the data that are to be scaled.
# mistakes: 1
def quantile_scale(train, x, share):
    lo = np.quantile(x, share, axis=0)
    hi = np.quantile(x, 1 - share, axis=0)
    return np.clip((x - lo) / (hi - lo), 0, 1)
