# task: cs-ratio-answer
# answer: wrong
# belief: First the weights get mean 1 and then they are cut at cap.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    ratio = p / (1 - p) * (n_train / n_test)
    ratio = ratio / ratio.mean()
    return np.minimum(ratio, cap)
