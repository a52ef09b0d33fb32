# task: cs-ratio-answer
# answer: wrong
# belief: Brings the weights to mean one first and cuts them afterwards, so the mean is below one in the end.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    w = p / (1 - p) * n_train / n_test
    w = w / w.mean()
    return np.minimum(w, cap)
