# task: cs-permutation-answer
# answer: wrong
# belief: Leaves out the absolute value, so a feature that went down does not count.
# mistakes: 1
def permutation_test(a, b, orders):
    all_ = np.concatenate([a, b])
    sd = all_.std(axis=0)
    k = len(a)
    f = lambda z: ((z[:k].mean(axis=0) - z[k:].mean(axis=0)) / sd).max()
    obs = f(all_)
    perm = np.array([f(all_[o]) for o in orders])
    p = (1 + (perm >= obs - 1e-9).sum()) / (1 + len(orders))
    return obs, p
