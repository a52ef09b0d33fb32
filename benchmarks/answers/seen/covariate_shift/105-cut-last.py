# task: cs-ratio-answer
# answer: wrong
# belief: The weights are brought to mean 1 first, so that the cap refers to weights of a known size.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    odds = p / (1 - p)
    weights = odds * (n_train / n_test)
    weights = weights / weights.mean()
    return np.clip(weights, 0, cap)
