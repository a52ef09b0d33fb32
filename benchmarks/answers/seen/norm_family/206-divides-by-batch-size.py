# task: nf-backward-answer
# answer: wrong
# belief: The number of values in the mean is the first dimension of x, as in the formula of batch norm.
# mistakes: 1
def layer_norm_backward(dy, x, gamma, eps=1e-5):
    N = x.shape[0]
    mu = x.mean(1, keepdims=True)
    inv_std = (x.var(1, keepdims=True) + eps) ** -0.5
    x_hat = (x - mu) * inv_std

    dgamma = np.sum(dy * x_hat, 0)
    dbeta = np.sum(dy, 0)

    dx_hat = dy * gamma
    s1 = np.sum(dx_hat, 1, keepdims=True)
    s2 = np.sum(dx_hat * x_hat, 1, keepdims=True)
    dx = inv_std / N * (N * dx_hat - s1 - x_hat * s2)
    return dx, dgamma, dbeta
