# task: sw-range-answer
# answer: wrong
# belief: Reads the quantiles off the sorted data without interpolation.
# mistakes: 1
def quantile_scale(train, x, share):
    n = train.shape[0]
    s = np.sort(train, axis=0)
    k = int(round(share * (n - 1)))
    a, b = s[k], s[n - 1 - k]
    return np.clip((x - a) / (b - a), 0.0, 1.0)
