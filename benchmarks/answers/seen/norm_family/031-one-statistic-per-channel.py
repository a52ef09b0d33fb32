# task: nf-masked-answer
# answer: wrong
# belief: Copied the masked batch norm, so all images share their statistics.
# mistakes: 1
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None]
    real = x.transpose(1, 0, 2, 3)[:, mask]
    mu = real.mean(axis=1)[:, None, None]
    var = real.var(axis=1)[:, None, None]
    y = gamma[:, None, None] * (x - mu) / np.sqrt(var + eps) + beta[:, None, None]
    return np.where(m, y, 0.0)
