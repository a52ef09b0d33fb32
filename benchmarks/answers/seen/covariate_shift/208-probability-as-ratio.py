# task: cs-ratio-answer
# answer: wrong
# belief: The probability of being from use is the weight, up to the sizes of the samples.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    w = np.array(p, dtype=float) * n_train / n_test
    w[w > cap] = cap
    w /= w.mean()
    return w
