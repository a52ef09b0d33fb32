# task: nf-masked-answer
# answer: wrong
# belief: The real pixels of a channel are collected over all images of the batch, as in masked batch norm.
# mistakes: 1
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None, :, :]
    count = max(mask.sum(), 1)
    mean = np.sum(x * m, axis=(0, 2, 3), keepdims=True) / count
    var = np.sum(((x - mean) * m) ** 2, axis=(0, 2, 3), keepdims=True) / count
    x_hat = (x - mean) / np.sqrt(var + eps)
    y = gamma[None, :, None, None] * x_hat + beta[None, :, None, None]
    return y * m
