# task: sw-ridge-answer
# answer: wrong
# belief: The ridge solution is the textbook one, with lambda added to the diagonal of Z'Z.
# mistakes: 1
def ridge(x, y, penalty):
    mu, sigma = x.mean(axis=0), x.std(axis=0)
    Z = (x - mu) / sigma
    yc = y - y.mean()
    v = np.linalg.inv(Z.T @ Z + penalty * np.eye(Z.shape[1])) @ Z.T @ yc
    w = v / sigma
    return w, y.mean() - mu @ w
