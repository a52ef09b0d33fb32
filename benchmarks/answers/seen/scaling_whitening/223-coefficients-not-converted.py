# task: sw-ridge-answer
# answer: wrong
# belief: The coefficients of the standardized features are those of x too, only the intercept has to be adapted.
# mistakes: 1
def ridge(x, y, penalty):
    n, d = x.shape
    m = np.mean(x, axis=0)
    s = np.std(x, axis=0)
    z = (x - m) / s
    v = np.linalg.solve(z.T @ z + n * penalty * np.eye(d), z.T @ (y - np.mean(y)))
    intercept = np.mean(y) - np.sum(v * m / s)
    return v, intercept
