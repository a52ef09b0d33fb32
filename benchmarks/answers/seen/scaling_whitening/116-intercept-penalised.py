# task: sw-ridge-answer
# answer: wrong
# belief: The intercept is one more column of ones and is solved for together with the coefficients by the same formula.
# mistakes: 1
def ridge(x, y, penalty):
    n, d = x.shape
    mean, sd = x.mean(axis=0), x.std(axis=0)
    z = np.hstack([(x - mean) / sd, np.ones((n, 1))])
    a = z.T @ z / n + penalty * np.eye(d + 1)
    solution = np.linalg.solve(a, z.T @ y / n)
    v, b = solution[:d], solution[d]
    coefficients = v / sd
    intercept = b - (mean * coefficients).sum()
    return coefficients, intercept
