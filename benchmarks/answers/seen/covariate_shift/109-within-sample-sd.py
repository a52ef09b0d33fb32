# task: cs-permutation-answer
# answer: wrong
# belief: The pooled standard deviation is the root of the average of the two samples' variances, as in Cohen's d.
# mistakes: 1
def permutation_test(a, b, orders):
    def statistic(u, v):
        pooled_sd = np.sqrt((len(u) * u.var(axis=0) + len(v) * v.var(axis=0)) / (len(u) + len(v)))
        return (np.abs(u.mean(axis=0) - v.mean(axis=0)) / pooled_sd).max()

    both = np.concatenate([a, b], axis=0)
    n = len(a)
    observed = statistic(a, b)
    larger = 0
    for o in orders:
        if statistic(both[o[:n]], both[o[n:]]) >= observed - 1e-9:
            larger += 1
    return observed, (larger + 1) / (len(orders) + 1)
