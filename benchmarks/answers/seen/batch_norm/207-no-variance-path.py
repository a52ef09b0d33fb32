# task: bn-backward-answer
# answer: wrong
# belief: Only the mean depends on x in the backward pass; the variance is just a scale.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    m = x.shape[0]
    mu = np.mean(x, axis=0)
    inv = 1.0 / np.sqrt(np.var(x, axis=0) + eps)
    xhat = (x - mu) * inv

    dbeta = dy.sum(axis=0)
    dgamma = (dy * xhat).sum(axis=0)

    dxhat = dy * gamma
    dmu = -(dxhat * inv).sum(axis=0)
    dx = dxhat * inv + dmu / m
    return dx, dgamma, dbeta
