# task: cs-permutation-answer
# answer: wrong
# belief: Only orders with a larger statistic than the observed one count.
# mistakes: 1
def permutation_test(a, b, orders):
    x = np.vstack((a, b))
    k = a.shape[0]
    scale = np.std(x, axis=0)
    observed = (np.abs(a.mean(axis=0) - b.mean(axis=0)) / scale).max()
    hits = 0
    for o in orders:
        xs = x[o]
        s = (np.abs(xs[:k].mean(axis=0) - xs[k:].mean(axis=0)) / scale).max()
        if s > observed + 1e-9:
            hits += 1
    return observed, (hits + 1) / (len(orders) + 1)
