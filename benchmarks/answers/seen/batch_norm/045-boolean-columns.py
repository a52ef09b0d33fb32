# task: bn-masked-answer
# answer: right
# belief: Picks the real positions as columns of a (c, k) matrix and writes the result back by the same index.
# mistakes: 0
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    y = np.zeros(x.shape)
    by_channel = x.swapaxes(0, 1)
    out = y.swapaxes(0, 1)  # a view: writing here fills y
    real = by_channel[:, mask]
    k = real.shape[1]
    mean = real @ np.full(k, 1 / k)
    centred = real - mean[:, None]
    var = np.einsum("ck,ck->c", centred, centred) / k
    out[:, mask] = centred * (gamma / np.sqrt(var + eps))[:, None] + beta[:, None]
    return y
