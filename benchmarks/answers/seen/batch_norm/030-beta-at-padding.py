# task: bn-masked-answer
# answer: wrong
# belief: Clears the padding before gamma and beta are applied, so beta is left there.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    xt = x.transpose(0, 2, 1)  # (n, l, c)
    real = xt[mask]
    mu = real.mean(axis=0)
    var = real.var(axis=0)
    xhat = (xt - mu) / np.sqrt(var + eps)
    xhat[~mask] = 0
    return (xhat * gamma + beta).transpose(0, 2, 1)
