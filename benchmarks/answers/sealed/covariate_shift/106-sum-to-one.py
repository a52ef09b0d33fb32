# task: cs-ratio-answer
# answer: wrong
# belief: Normalised weights sum to 1.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    p = np.asarray(p, dtype=float)
    w = (p / n_test) / ((1 - p) / n_train)
    w[w > cap] = cap
    return w / w.sum()
