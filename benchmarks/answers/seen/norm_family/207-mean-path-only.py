# task: nf-backward-answer
# answer: wrong
# belief: Of the two statistics only the mean sends a gradient back to x.
# mistakes: 1
def layer_norm_backward(dy, x, gamma, eps=1e-5):
    mu = x.mean(axis=-1, keepdims=True)
    sigma = np.sqrt(x.var(axis=-1, keepdims=True) + eps)
    z = (x - mu) / sigma
    dz = dy * gamma
    dx = (dz - dz.mean(axis=-1, keepdims=True)) / sigma
    return dx, (dy * z).sum(axis=0), dy.sum(axis=0)
