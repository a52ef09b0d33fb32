# task: sw-ridge-answer
# answer: wrong
# belief: The normal equations of ridge are (Z'Z + lambda I) v = Z'y.
# mistakes: 1
def ridge(x, y, penalty):
    mean, sd = x.mean(axis=0), x.std(axis=0)
    z = (x - mean) / sd
    v = np.linalg.solve(z.T @ z + penalty * np.eye(x.shape[1]), z.T @ (y - y.mean()))
    coefficients = v / sd
    return coefficients, y.mean() - mean @ coefficients
