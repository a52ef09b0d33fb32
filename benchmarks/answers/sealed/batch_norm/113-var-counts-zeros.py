# task: bn-masked-answer
# answer: wrong
# belief: After multiplying x by the mask the padding is zero and no longer contributes to the sums.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None, :].astype(float)
    xm = x * m
    count = m.sum()
    mean = xm.sum(axis=(0, 2), keepdims=True) / count
    var = ((xm - mean) ** 2).sum(axis=(0, 2), keepdims=True) / count
    x_hat = (x - mean) / np.sqrt(var + eps)
    y = gamma[None, :, None] * x_hat + beta[None, :, None]
    return y * m
