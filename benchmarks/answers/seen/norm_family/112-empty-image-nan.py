# task: nf-masked-answer
# answer: wrong
# belief: Multiplying by the mask at the end gives 0 at padding in every case.
# mistakes: 1
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None].astype(x.dtype)
    count = m.sum(axis=(2, 3), keepdims=True)
    mean = (x * m).sum(axis=(2, 3), keepdims=True) / count
    var = (m * (x - mean) ** 2).sum(axis=(2, 3), keepdims=True) / count
    y = (x - mean) / np.sqrt(var + eps)
    y = y * gamma[:, None, None] + beta[:, None, None]
    return y * m
