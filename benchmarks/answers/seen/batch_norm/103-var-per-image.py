# task: bn-forward-answer
# answer: wrong
# belief: The variance of a channel over the batch is the average of the variances of the single images.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    if x.ndim == 2:
        mu = x.mean(0)
        var = x.var(0)
        return gamma * (x - mu) / np.sqrt(var + eps) + beta

    mu = x.mean(axis=(2, 3)).mean(axis=0)
    var = x.var(axis=(2, 3)).mean(axis=0)
    mu = mu[None, :, None, None]
    var = var[None, :, None, None]
    x_hat = (x - mu) / np.sqrt(var + eps)
    return gamma[None, :, None, None] * x_hat + beta[None, :, None, None]
