# task: sw-ridge-answer
# answer: wrong
# belief: Since z is centred, the intercept is the mean of y.
# mistakes: 1
def ridge(x, y, penalty):
    n, d = x.shape
    mu = x.mean(0)
    sigma = x.std(0)
    z = (x - mu) / sigma
    v = np.linalg.inv(z.T @ z / n + penalty * np.eye(d)) @ (z.T @ y) / n
    return v / sigma, y.mean()
