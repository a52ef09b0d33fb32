# task: cs-permutation-answer
# answer: wrong
# belief: Uses the pooled standard deviation of the t test, the within group variances averaged, instead of that of the pooled data.
# mistakes: 1
def permutation_test(a, b, orders):
    data = np.concatenate((a, b), axis=0)
    n, m = len(a), len(b)

    def t(d):
        u, v = d[:n], d[n:]
        s2 = (n * u.var(axis=0) + m * v.var(axis=0)) / (n + m)
        return np.max(np.abs(u.mean(axis=0) - v.mean(axis=0)) / np.sqrt(s2))

    obs = t(data)
    hits = 1
    for o in orders:
        if t(data[o]) >= obs - 1e-9:
            hits += 1
    return obs, hits / (1 + len(orders))
