# task: bn-backward-answer
# answer: wrong
# belief: Gradients of parameters are averaged over the batch.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    n = x.shape[0]
    mean = x.mean(axis=0, keepdims=True)
    var = x.var(axis=0, keepdims=True)
    inv = 1.0 / np.sqrt(var + eps)
    x_hat = (x - mean) * inv

    dgamma = (dy * x_hat).mean(axis=0)
    dbeta = dy.mean(axis=0)

    dx_hat = dy * gamma
    dvar = np.sum(dx_hat * (x - mean) * -0.5 * inv**3, axis=0)
    dmean = np.sum(-dx_hat * inv, axis=0)
    dx = dx_hat * inv + dvar * 2 * (x - mean) / n + dmean / n
    return dx, dgamma, dbeta
