# task: nf-masked-answer
# answer: wrong
# belief: Overlooks that an image without real pixels makes the mean 0/0.
# mistakes: 1
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None, :, :]
    count = m.sum(axis=(2, 3), keepdims=True)
    mu = (x * m).sum(axis=(2, 3), keepdims=True) / count
    var = (((x - mu) ** 2) * m).sum(axis=(2, 3), keepdims=True) / count
    y = gamma[:, None, None] * (x - mu) / np.sqrt(var + eps) + beta[:, None, None]
    return y * m
