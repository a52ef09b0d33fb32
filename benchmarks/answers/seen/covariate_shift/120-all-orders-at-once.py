# task: cs-permutation-answer
# answer: right
# belief: Standardizes the pooled data once, gets all sums of the first sample by indexing and the other mean from the total zero.
# mistakes: 0
def permutation_test(a, b, orders):
    n, m = len(a), len(b)
    pooled = np.concatenate([a, b])
    z = (pooled - pooled.mean(axis=0)) / pooled.std(axis=0)
    orders = np.vstack([np.arange(n + m), np.asarray(orders, dtype=int).reshape(-1, n + m)])
    first = z[orders[:, :n]].sum(axis=1)
    # z sums to 0, so the sum of the second sample is -first
    values = (np.abs(first) * (1 / n + 1 / m)).max(axis=1)
    return values[0], np.mean(values >= values[0] - 1e-9)
