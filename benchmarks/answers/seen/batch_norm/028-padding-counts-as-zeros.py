# task: bn-masked-answer
# answer: wrong
# belief: Sets padding to zero and then averages over all positions, real or not.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None, :].astype(x.dtype)
    xm = x * m
    mu = xm.mean(axis=(0, 2), keepdims=True)
    var = xm.var(axis=(0, 2), keepdims=True)
    y = gamma[None, :, None] * (x - mu) / np.sqrt(var + eps) + beta[None, :, None]
    return y * m
