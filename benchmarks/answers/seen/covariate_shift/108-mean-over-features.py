# task: cs-permutation-answer
# answer: wrong
# belief: The differences of the features are combined into one statistic by averaging them.
# mistakes: 1
def permutation_test(a, b, orders):
    x = np.vstack((a, b))
    k = a.shape[0]
    sd = np.std(x, axis=0)

    def stat(u, v):
        diff = np.abs(u.mean(axis=0) - v.mean(axis=0)) / sd
        return diff.mean()

    t0 = stat(a, b)
    count = 1
    for order in orders:
        xs = x[order]
        if stat(xs[:k], xs[k:]) >= t0 - 1e-9:
            count += 1
    return t0, count / (len(orders) + 1)
