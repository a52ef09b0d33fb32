# task: cs-ratio-answer
# answer: wrong
# belief: Multiplies the odds by the share of the training sample in the mixture instead of by n_train/n_test.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    odds = p / (1.0 - p)
    prior = n_train / (n_train + n_test)
    w = np.clip(odds * prior, None, cap)
    return w / np.mean(w)
