# task: cs-ratio-answer
# answer: wrong
# belief: The sizes are corrected for by the factor n_test / n_train.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    ratio = p / (1 - p) * n_test / n_train
    ratio = np.minimum(ratio, cap)
    return ratio / ratio.mean()
