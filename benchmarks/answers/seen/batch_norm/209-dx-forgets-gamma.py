# task: bn-backward-answer
# answer: wrong
# belief: The gradient at x_hat is dy itself, since gamma only matters for dgamma.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    N, D = x.shape
    mu = x.mean(axis=0)
    var = ((x - mu) ** 2).mean(axis=0)
    ivar = 1 / np.sqrt(var + eps)
    x_hat = (x - mu) * ivar

    dbeta = dy.sum(axis=0)
    dgamma = np.sum(x_hat * dy, axis=0)
    dx_hat = dy
    dx = ivar / N * (N * dx_hat - dx_hat.sum(axis=0) - x_hat * np.sum(dx_hat * x_hat, axis=0))
    return dx, dgamma, dbeta
