# task: sw-ridge-answer
# answer: wrong
# belief: Appends a column of ones to z and penalises its coefficient like the others.
# mistakes: 1
def ridge(x, y, penalty):
    n, d = x.shape
    mean, sd = x.mean(axis=0), x.std(axis=0)
    z = np.column_stack([(x - mean) / sd, np.ones(n)])
    v = np.linalg.solve(z.T @ z / n + penalty * np.eye(d + 1), z.T @ y / n)
    coefficients = v[:d] / sd
    return coefficients, v[d] - mean @ coefficients
