# task: nf-masked-answer
# answer: wrong
# belief: Multiplying by the mask at the end makes the output 0 wherever there is padding, also in an image without real pixels.
# mistakes: 1
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None].astype(float)
    count = m.sum(axis=(2, 3), keepdims=True)
    mu = (x * m).sum(axis=(2, 3), keepdims=True) / count
    var = (m * (x - mu) ** 2).sum(axis=(2, 3), keepdims=True) / count
    y = (x - mu) / np.sqrt(var + eps)
    y = gamma[:, None, None] * y + beta[:, None, None]
    return y * m
