# task: bn-masked-answer
# answer: wrong
# belief: The normalised value at padding is set to zero, and then gamma and beta are applied everywhere.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    mask = mask[:, None, :]
    count = mask.sum()
    mean = np.where(mask, x, 0).sum(axis=(0, 2), keepdims=True) / count
    diff = np.where(mask, x - mean, 0)
    var = (diff**2).sum(axis=(0, 2), keepdims=True) / count
    x_hat = diff / np.sqrt(var + eps)
    return gamma.reshape(1, -1, 1) * x_hat + beta.reshape(1, -1, 1)
