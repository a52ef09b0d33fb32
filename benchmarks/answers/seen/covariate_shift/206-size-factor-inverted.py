# task: cs-ratio-answer
# answer: wrong
# belief: The odds are multiplied by n_test over n_train.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    odds = p / (1.0 - p)
    ratio = odds * n_test / n_train
    ratio = np.clip(ratio, None, cap)
    return ratio / np.mean(ratio)
