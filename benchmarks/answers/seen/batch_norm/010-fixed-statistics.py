# task: bn-backward-answer
# answer: wrong
# belief: Treats the batch mean and variance as constants when differentiating.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    mu = x.mean(axis=0)
    std = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - mu) / std
    dbeta = dy.sum(axis=0)
    dgamma = (dy * xhat).sum(axis=0)
    dx = dy * gamma / std
    return dx, dgamma, dbeta
