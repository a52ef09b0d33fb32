# task: sw-ridge-answer
# answer: wrong
# belief: Multiplies by the standard deviation on the way back, and leaves the intercept at the mean of y.
# mistakes: 2
def ridge(x, y, penalty):
    n, d = x.shape
    sd = x.std(axis=0)
    z = (x - x.mean(axis=0)) / sd
    gram = z.T @ z / n
    v = np.linalg.solve(gram + penalty * np.eye(d), z.T @ y / n)
    return v * sd, np.mean(y)
