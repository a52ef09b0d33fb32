# task: sw-ridge-answer
# answer: wrong
# belief: The intercept is one more coefficient, so a column of ones is added and the identity has d+1 rows.
# mistakes: 1
def ridge(x, y, penalty):
    n, d = x.shape
    mean = x.mean(axis=0)
    sd = x.std(axis=0)
    z = (x - mean) / sd
    design = np.hstack([np.ones((n, 1)), z])
    theta = np.linalg.solve(design.T @ design / n + penalty * np.eye(d + 1), design.T @ y / n)
    coefficients = theta[1:] / sd
    intercept = theta[0] - (mean * coefficients).sum()
    return coefficients, intercept
