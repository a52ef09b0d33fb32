# task: bn-backward-answer
# answer: wrong
# belief: Mean and variance are constants of the backward pass, so dx is dy times gamma over the standard deviation.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    mu = x.mean(axis=0)
    var = x.var(axis=0)
    std = np.sqrt(var + eps)
    x_hat = (x - mu) / std
    dgamma = np.sum(dy * x_hat, axis=0)
    dbeta = np.sum(dy, axis=0)
    dx = dy * gamma / std
    return dx, dgamma, dbeta
