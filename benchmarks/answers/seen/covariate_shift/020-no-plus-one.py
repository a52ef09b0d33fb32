# task: cs-permutation-answer
# answer: wrong
# belief: Takes the share of the orders that reach the observed statistic and forgets to count the observed order.
# mistakes: 1
def permutation_test(a, b, orders):
    x = np.concatenate([a, b])
    n = len(a)
    s = x.std(axis=0)

    def stat(z):
        return (np.abs(z[:n].mean(0) - z[n:].mean(0)) / s).max()

    t0 = stat(x)
    t = np.array([stat(x[o]) for o in orders])
    return t0, np.mean(t >= t0 - 1e-9)
