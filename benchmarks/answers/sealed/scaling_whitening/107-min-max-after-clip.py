# task: sw-range-answer
# answer: wrong
# belief: First the data are cut to the two quantiles, then they are scaled by min and max of what is left of x.
# mistakes: 1
def quantile_scale(train, x, share):
    lo, hi = np.quantile(train, [share, 1 - share], axis=0)
    cut = np.clip(x, lo, hi)
    smallest = cut.min(axis=0)
    largest = cut.max(axis=0)
    return (cut - smallest) / (largest - smallest)
