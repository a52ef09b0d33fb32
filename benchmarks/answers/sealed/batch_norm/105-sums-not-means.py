# task: bn-backward-answer
# answer: wrong
# belief: In the formula for dx the two subtracted terms are sums over the batch.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    mu = x.mean(axis=0)
    var = x.var(axis=0)
    std = np.sqrt(var + eps)
    xhat = (x - mu) / std

    dbeta = dy.sum(axis=0)
    dgamma = (dy * xhat).sum(axis=0)

    dxhat = dy * gamma
    dx = (dxhat - dxhat.sum(axis=0) - xhat * (dxhat * xhat).sum(axis=0)) / std
    return dx, dgamma, dbeta
