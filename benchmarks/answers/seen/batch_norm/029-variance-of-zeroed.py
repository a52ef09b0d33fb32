# task: bn-masked-answer
# answer: wrong
# belief: Counts correctly, but squares deviations of the zeroed padding as well.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None, :]
    count = mask.sum()
    zeroed = np.where(m, x, 0.0)
    mu = zeroed.sum(axis=(0, 2), keepdims=True) / count
    var = ((zeroed - mu) ** 2).sum(axis=(0, 2), keepdims=True) / count
    y = (x - mu) / np.sqrt(var + eps)
    y = y * gamma.reshape(1, -1, 1) + beta.reshape(1, -1, 1)
    return np.where(m, y, 0.0)
