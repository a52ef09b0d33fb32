# task: sw-ridge-answer
# answer: wrong
# belief: Returns the coefficients of the standardised features and the mean of y, without going back.
# mistakes: 1
def ridge(x, y, penalty):
    z = (x - x.mean(axis=0)) / x.std(axis=0)
    n, d = z.shape
    v = np.linalg.solve(z.T @ z / n + penalty * np.eye(d), z.T @ (y - y.mean()) / n)
    return v, y.mean()
