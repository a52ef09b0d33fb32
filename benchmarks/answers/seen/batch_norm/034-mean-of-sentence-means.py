# task: bn-masked-answer
# answer: wrong
# belief: Gives every sentence the same weight in the mean, and divides the variance by count minus one.
# mistakes: 2
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    n, c, l = x.shape
    y = np.zeros(x.shape)
    for k in range(c):
        means = [x[i, k, mask[i]].mean() for i in range(n) if mask[i].any()]
        mu = sum(means) / len(means)
        values = x[:, k, :][mask]
        var = ((values - mu) ** 2).sum() / max(len(values) - 1, 1)
        z = gamma[k] * (x[:, k, :] - mu) / np.sqrt(var + eps) + beta[k]
        y[:, k, :] = z * mask
    return y
