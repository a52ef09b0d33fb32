# task: bn-masked-answer
# answer: wrong
# belief: The number of real positions is the sum of the mask after it has been broadcast to the shape of x.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    # same shape as x
    m = np.broadcast_to(mask[:, None, :], x.shape)
    count = m.sum()
    mean = (x * m).sum(axis=(0, 2)) / count
    mean = mean[:, None]
    var = (((x - mean) * m) ** 2).sum(axis=(0, 2)) / count
    var = var[:, None]
    y = gamma[:, None] * (x - mean) / np.sqrt(var + eps) + beta[:, None]
    return np.where(m, y, 0.0)
