# task: cs-ratio-answer
# answer: wrong
# belief: The odds of the classifier are the density ratio, and a constant factor disappears in the division by the mean.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    w = p / (1 - p)
    w = np.minimum(w, cap)
    return w / w.mean()
