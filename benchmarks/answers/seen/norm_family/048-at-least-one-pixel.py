# task: nf-masked-answer
# answer: right
# belief: Counts at least one pixel per image, so that an empty image gives 0 without a special case.
# mistakes: 0
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None]
    count = np.maximum(mask.sum(axis=(1, 2)), 1)[:, None, None, None]
    safe = np.where(m, x, 0.0)
    mu = safe.sum(axis=(2, 3), keepdims=True) / count
    d = np.where(m, x - mu, 0.0)
    var = (d * d).sum(axis=(2, 3), keepdims=True) / count
    y = gamma[:, None, None] * d / np.sqrt(var + eps) + beta[:, None, None]
    return np.where(m, y, 0.0)
