# task: nf-backward-answer
# answer: wrong
# belief: Gamma can be pulled in front of the bracket as in batch norm.
# mistakes: 1
def layer_norm_backward(dy, x, gamma, eps=1e-5):
    mu = x.mean(axis=1, keepdims=True)
    var = x.var(axis=1, keepdims=True)
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mu) * inv
    dgamma = (dy * xhat).sum(axis=0)
    dbeta = dy.sum(axis=0)
    dx = gamma * inv * (dy - dy.mean(axis=1, keepdims=True)
                        - xhat * (dy * xhat).mean(axis=1, keepdims=True))
    return dx, dgamma, dbeta
