# task: sw-ridge-answer
# answer: right
# belief: Solves directly for the coefficients in original units with the variances as penalty weights.
# mistakes: 0
def ridge(x, y, penalty):
    n = len(x)
    mean = x.mean(axis=0)
    centred = x - mean
    cov = centred.T @ centred / n
    w = np.linalg.solve(cov + penalty * np.diag(np.diag(cov)), centred.T @ (y - y.mean()) / n)
    return w, np.mean(y) - np.dot(mean, w)
