# task: cs-ratio-answer
# answer: wrong
# belief: Takes the cap for a percentage and cuts the top cap percent of the ratios down to their quantile.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    w = p / (1 - p) * n_train / n_test
    limit = np.percentile(w, max(0, 100 - cap))
    w = np.minimum(w, limit)
    return w / w.mean()
