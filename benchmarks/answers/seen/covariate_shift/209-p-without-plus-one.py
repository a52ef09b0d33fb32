# task: cs-permutation-answer
# answer: wrong
# belief: p is the share of the orders whose statistic is at least the observed one.
# mistakes: 1
def permutation_test(a, b, orders):
    pooled = np.concatenate([a, b])
    sd = pooled.std(axis=0)
    n = len(a)

    def stat(data):
        return np.max(np.abs(data[:n].mean(axis=0) - data[n:].mean(axis=0)) / sd)

    observed = stat(pooled)
    count = sum(stat(pooled[order]) >= observed - 1e-9 for order in orders)
    return observed, count / len(orders)
