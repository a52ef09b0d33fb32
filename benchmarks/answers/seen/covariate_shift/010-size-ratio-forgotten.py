# task: cs-ratio-answer
# answer: wrong
# belief: Knows p/(1-p) from a blog where both samples had the same size and leaves out n_train/n_test.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    r = p / (1 - p)
    r = np.minimum(r, cap)
    return r / r.mean()
