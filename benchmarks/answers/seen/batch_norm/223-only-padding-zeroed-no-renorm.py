# task: bn-masked-answer
# answer: wrong
# belief: The batch is normalised as usual and afterwards the padded positions are set to 0.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    mu = x.mean(axis=(0, 2), keepdims=True)
    var = x.var(axis=(0, 2), keepdims=True)
    y = (x - mu) / np.sqrt(var + eps)
    y = y * gamma[None, :, None] + beta[None, :, None]
    y[~np.repeat(mask[:, None, :], x.shape[1], axis=1)] = 0
    return y
