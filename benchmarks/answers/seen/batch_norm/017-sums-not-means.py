# task: bn-backward-answer
# answer: wrong
# belief: Drops the division by n in the two correction terms.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    dbeta = dy.sum(axis=0)
    dgamma = np.einsum("nc,nc->c", dy, xhat)
    dx = (gamma / s) * (dy - dbeta - xhat * dgamma)
    return dx, dgamma, dbeta
