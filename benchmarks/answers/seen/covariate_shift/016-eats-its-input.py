# task: cs-ratio-answer
# answer: wrong
# belief: Saves memory with p /= 1 - p and so changes the caller's array.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    p /= 1 - p
    p *= n_train / n_test
    w = np.minimum(p, cap)
    return w / w.mean()
