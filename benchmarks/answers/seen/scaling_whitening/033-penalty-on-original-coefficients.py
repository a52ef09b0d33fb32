# task: sw-ridge-answer
# answer: wrong
# belief: Only centres the features, so the penalty acts on coefficients in the original units.
# mistakes: 1
def ridge(x, y, penalty):
    mean = x.mean(axis=0)
    c = x - mean
    n, d = c.shape
    w = np.linalg.solve(c.T @ c / n + penalty * np.eye(d), c.T @ (y - y.mean()) / n)
    return w, float(y.mean() - w @ mean)
