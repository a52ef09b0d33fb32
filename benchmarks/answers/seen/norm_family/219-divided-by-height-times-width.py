# task: nf-masked-answer
# answer: wrong
# belief: The number of values in an image's mean is h*w, since masked pixels only contribute zeros.
# mistakes: 1
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    n, c, h, w = x.shape
    m = mask.reshape(n, 1, h, w)
    mu = np.where(m, x, 0).sum(axis=(2, 3), keepdims=True) / (h * w)
    var = np.where(m, (x - mu) ** 2, 0).sum(axis=(2, 3), keepdims=True) / (h * w)
    xhat = (x - mu) / np.sqrt(var + eps)
    return np.where(m, gamma.reshape(1, c, 1, 1) * xhat + beta.reshape(1, c, 1, 1), 0)
