# task: bn-backward-answer
# answer: wrong
# belief: Multiplies dy by x itself instead of the normalised x, since y looks like gamma times x plus beta.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    mu = x.mean(0, keepdims=True)
    inv = 1.0 / np.sqrt(x.var(0, keepdims=True) + eps)
    xhat = (x - mu) * inv
    dbeta = dy.sum(0)
    dgamma = (dy * x).sum(0)
    g = gamma * dy
    dx = inv * (g - g.mean(0) - xhat * (g * xhat).mean(0))
    return dx, dgamma, dbeta
