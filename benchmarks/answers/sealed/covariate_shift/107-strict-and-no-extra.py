# task: cs-permutation-answer
# answer: wrong
# belief: p is the share of orders that have a larger statistic than the observed one.
# mistakes: 2
def permutation_test(a, b, orders):
    pooled = np.concatenate([a, b])
    n = len(a)
    sd = pooled.std(axis=0)

    def statistic(data):
        return np.max(np.abs(data[:n].mean(axis=0) - data[n:].mean(axis=0)) / sd)

    observed = statistic(pooled)
    values = np.array([statistic(pooled[order]) for order in orders])
    p = np.mean(values > observed + 1e-9)
    return observed, p
