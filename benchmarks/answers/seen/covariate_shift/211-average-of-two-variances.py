# task: cs-permutation-answer
# answer: wrong
# belief: The pooled standard deviation is the root of the average of the two samples' variances.
# mistakes: 1
def permutation_test(a, b, orders):
    def statistic(u, v):
        sd = np.sqrt((u.var(axis=0) + v.var(axis=0)) / 2)
        return (abs(u.mean(axis=0) - v.mean(axis=0)) / sd).max()

    pooled = np.concatenate((a, b), axis=0)
    n = len(a)
    observed = statistic(a, b)
    values = np.array([statistic(pooled[o[:n]], pooled[o[n:]]) for o in orders])
    p = (1 + np.sum(values >= observed - 1e-9)) / (1 + len(orders))
    return observed, p
