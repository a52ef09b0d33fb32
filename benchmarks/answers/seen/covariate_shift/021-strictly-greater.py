# task: cs-permutation-answer
# answer: wrong
# belief: Counts only orders that are strictly larger by the tolerance, so ties do not count.
# mistakes: 1
def permutation_test(a, b, orders):
    pooled = np.vstack([a, b])
    na = a.shape[0]
    sd = np.std(pooled, axis=0)

    def statistic(data):
        return np.max(np.abs(data[:na].mean(axis=0) - data[na:].mean(axis=0)) / sd)

    observed = statistic(pooled)
    count = sum(statistic(pooled[order]) > observed + 1e-9 for order in orders)
    return observed, (count + 1) / (len(orders) + 1)
