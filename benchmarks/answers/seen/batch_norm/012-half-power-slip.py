# task: bn-backward-answer
# answer: wrong
# belief: Goes step by step through the graph but differentiates the inverse root with the exponent unchanged.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    N = x.shape[0]
    mu = x.mean(axis=0)
    xmu = x - mu
    var = np.mean(xmu**2, axis=0)
    ivar = (var + eps) ** -0.5
    xhat = xmu * ivar
    # step 9, 8
    dbeta = dy.sum(axis=0)
    dgamma = np.sum(dy * xhat, axis=0)
    dxhat = dy * gamma
    # step 7 ... 4
    dvar = np.sum(dxhat * xmu, axis=0) * -0.5 * (var + eps) ** -0.5
    # step 3 ... 0
    dmu = -np.sum(dxhat * ivar, axis=0)
    dx = dxhat * ivar + dvar * 2 * xmu / N + dmu / N
    return dx, dgamma, dbeta
