# task: nf-masked-answer
# answer: wrong
# belief: Adding 1 to the number of pixels protects against images without real pixels.
# mistakes: 1
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    mask = mask[:, None, :, :]
    # +1: there may be images with no real pixel
    count = mask.sum(axis=(2, 3), keepdims=True) + 1
    mean = np.where(mask, x, 0).sum(axis=(2, 3), keepdims=True) / count
    dev = np.where(mask, x - mean, 0)
    var = (dev**2).sum(axis=(2, 3), keepdims=True) / count
    y = dev / np.sqrt(var + eps) * gamma[None, :, None, None] + beta[None, :, None, None]
    return np.where(mask, y, 0)
