# task: sw-ridge-answer
# answer: wrong
# belief: Uses the textbook formula for a sum of squares, so the penalty is n times too weak.
# mistakes: 1
def ridge(x, y, penalty):
    mu, s = x.mean(0), x.std(0)
    Z = (x - mu) / s
    v = np.linalg.inv(Z.T @ Z + penalty * np.identity(Z.shape[1])) @ Z.T @ (y - y.mean())
    w = v / s
    return w, y.mean() - mu @ w
