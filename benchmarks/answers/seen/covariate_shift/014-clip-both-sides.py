# task: cs-ratio-answer
# answer: wrong
# belief: Clips from below by one over cap as well, as probability ratios are often clipped on both sides.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    ratio = p / (1 - p) * (n_train / n_test)
    ratio = np.clip(ratio, 1 / cap, cap)
    ratio = ratio / np.mean(ratio)
    return ratio
