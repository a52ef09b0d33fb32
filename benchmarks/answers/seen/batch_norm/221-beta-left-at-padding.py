# task: bn-masked-answer
# answer: wrong
# belief: It suffices to mask the normalised values, before gamma and beta are applied.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    m = np.broadcast_to(mask[:, None, :], x.shape)
    k = mask.sum()
    mu = (x * m).sum(axis=(0, 2)) / k
    d = (x - mu[None, :, None]) * m
    var = (d ** 2).sum(axis=(0, 2)) / k
    xhat = d / np.sqrt(var + eps)[None, :, None]
    return gamma[None, :, None] * xhat + beta[None, :, None]
