# task: cs-ratio-answer
# answer: wrong
# belief: Cuts the probability instead of the ratio and then makes the weights sum to one.
# mistakes: 2
def density_ratio(p, n_train, n_test, cap):
    p = np.minimum(p, cap / (1 + cap))
    w = (p / (1 - p)) * (n_train / n_test)
    w = w / np.sum(w)
    return w
