# task: nf-backward-answer
# answer: wrong
# belief: Divides the correction terms by d-1, and multiplies dgamma by gamma once too often.
# mistakes: 2
def layer_norm_backward(dy, x, gamma, eps=1e-5):
    d = x.shape[-1]
    sigma = np.sqrt(x.var(axis=-1, keepdims=True) + eps)
    z = (x - x.mean(axis=-1, keepdims=True)) / sigma
    dz = dy * gamma
    s1 = dz.sum(axis=-1, keepdims=True) / (d - 1)
    s2 = (dz * z).sum(axis=-1, keepdims=True) / (d - 1)
    return (dz - s1 - z * s2) / sigma, (dz * z).sum(axis=0), dy.sum(axis=0)
