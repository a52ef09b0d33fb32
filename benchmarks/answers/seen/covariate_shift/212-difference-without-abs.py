# task: cs-permutation-answer
# answer: wrong
# belief: The statistic is the largest difference of the means of a and b, with its sign.
# mistakes: 1
def permutation_test(a, b, orders):
    n = a.shape[0]
    pooled = np.r_[a, b]
    sd = pooled.std(0)

    def t(d):
        return ((d[:n].mean(0) - d[n:].mean(0)) / sd).max()

    t0 = t(pooled)
    ts = np.array([t(pooled[row]) for row in orders])
    return t0, (np.count_nonzero(ts >= t0 - 1e-9) + 1) / (len(ts) + 1)
