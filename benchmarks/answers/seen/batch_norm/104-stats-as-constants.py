# task: bn-backward-answer
# answer: wrong
# belief: Mean and variance are numbers that were computed once, so the gradient only passes through the division.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    mean = x.mean(axis=0)
    inv_std = 1 / np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - mean) * inv_std

    dgamma = np.sum(dy * x_hat, axis=0)
    dbeta = np.sum(dy, axis=0)
    dx = dy * gamma * inv_std
    return dx, dgamma, dbeta
