# task: nf-masked-answer
# answer: wrong
# belief: Divides by h times w, and shares the statistics between the channels of an image.
# mistakes: 2
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    n, c, h, w = x.shape
    m = np.broadcast_to(mask[:, None], x.shape)
    xm = np.where(m, x, 0.0)
    mean = xm.sum(axis=(1, 2, 3), keepdims=True) / (c * h * w)
    var = (np.where(m, x - mean, 0.0) ** 2).sum(axis=(1, 2, 3), keepdims=True) / (c * h * w)
    y = (x - mean) / np.sqrt(var + eps) * gamma.reshape(1, c, 1, 1) + beta.reshape(1, c, 1, 1)
    return np.where(m, y, 0.0)
