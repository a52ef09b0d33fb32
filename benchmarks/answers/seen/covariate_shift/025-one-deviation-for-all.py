# task: cs-permutation-answer
# answer: wrong
# belief: Calls std without an axis, so all features share one deviation.
# mistakes: 1
def permutation_test(a, b, orders):
    z = np.r_[a, b]
    na = len(a)
    sd = z.std()
    obs = np.abs(a.mean(0) - b.mean(0)).max() / sd
    sims = []
    for o in orders:
        zz = z[o]
        sims.append(np.abs(zz[:na].mean(0) - zz[na:].mean(0)).max() / sd)
    return obs, (1 + np.sum(np.array(sims) >= obs - 1e-9)) / (1 + len(sims))
