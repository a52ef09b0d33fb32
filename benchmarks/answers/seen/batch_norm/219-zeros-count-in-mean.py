# task: bn-masked-answer
# answer: wrong
# belief: Once the padding is set to 0 it no longer influences mean and variance.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None, :]
    xm = np.where(m, x, 0.0)
    mu = xm.mean(axis=(0, 2), keepdims=True)
    var = (((x - mu) * m) ** 2).mean(axis=(0, 2), keepdims=True)
    y = gamma[None, :, None] * (x - mu) / np.sqrt(var + eps) + beta[None, :, None]
    return np.where(m, y, 0.0)
