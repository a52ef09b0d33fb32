# task: sw-range-answer
# answer: wrong
# belief: Cuts at the quantiles of all features together and then scales with the minimum and maximum of x.
# mistakes: 2
def quantile_scale(train, x, share):
    low = np.quantile(train, share)
    high = np.quantile(train, 1 - share)
    inside = np.clip(x, low, high)
    lo, hi = inside.min(axis=0), inside.max(axis=0)
    return (inside - lo) / np.where(hi > lo, hi - lo, 1.0)
