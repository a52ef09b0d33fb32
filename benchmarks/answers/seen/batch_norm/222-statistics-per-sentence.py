# task: bn-masked-answer
# answer: wrong
# belief: Every sentence is normalised by the mean and variance of its own real positions.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None, :].astype(x.dtype)
    count = np.maximum(m.sum(axis=2, keepdims=True), 1)
    mean = (x * m).sum(axis=2, keepdims=True) / count
    var = ((x - mean) ** 2 * m).sum(axis=2, keepdims=True) / count
    x_hat = (x - mean) / np.sqrt(var + eps)
    out = gamma[:, None] * x_hat + beta[:, None]
    return out * m
