# task: cs-permutation-answer
# answer: right
# belief: Builds one matrix of plus 1/n and minus 1/m per order and gets all differences by a single einsum.
# mistakes: 0
def permutation_test(a, b, orders):
    pooled = np.concatenate([a, b])
    n, m = len(a), len(b)
    sign = np.r_[np.full(n, 1 / n), np.full(m, -1 / m)]
    every = np.vstack([np.arange(n + m), orders])
    contrast = np.zeros(every.shape)
    np.put_along_axis(contrast, every, np.broadcast_to(sign, every.shape), axis=1)
    gaps = np.einsum("pi,id->pd", contrast, pooled) / np.sqrt(pooled.var(axis=0))
    stats = np.maximum(gaps, -gaps).max(axis=1)
    return stats[0], np.mean(stats >= stats[0] - 1e-9)
