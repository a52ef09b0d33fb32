# task: sw-ridge-answer
# answer: wrong
# belief: The intercept is the mean of y, because the standardized features have mean zero.
# mistakes: 1
def ridge(x, y, penalty):
    n, d = x.shape
    mean = x.mean(axis=0)
    sd = x.std(axis=0)
    z = (x - mean) / sd
    b = y.mean()
    v = np.linalg.solve(z.T @ z / n + penalty * np.eye(d), z.T @ (y - b) / n)
    coefficients = v / sd
    intercept = b
    return coefficients, intercept
