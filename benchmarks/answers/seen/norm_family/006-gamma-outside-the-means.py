# task: nf-backward-answer
# answer: wrong
# belief: Takes over batch norm's formula in which gamma can be pulled out of the means.
# mistakes: 1
def layer_norm_backward(dy, x, gamma, eps=1e-5):
    mu = x.mean(axis=1, keepdims=True)
    inv = 1 / np.sqrt(x.var(axis=1, keepdims=True) + eps)
    xhat = (x - mu) * inv
    dgamma = (dy * xhat).sum(axis=0)
    dbeta = dy.sum(axis=0)
    m1 = dy.mean(axis=1, keepdims=True)
    m2 = (dy * xhat).mean(axis=1, keepdims=True)
    dx = gamma * inv * (dy - m1 - xhat * m2)
    return dx, dgamma, dbeta
