# task: nf-backward-answer
# answer: wrong
# belief: Sums the gradients of gamma and beta over the features, the axis of the means, instead of the examples.
# mistakes: 1
def layer_norm_backward(dy, x, gamma, eps=1e-5):
    inv = 1 / np.sqrt(x.var(axis=-1, keepdims=True) + eps)
    xhat = (x - x.mean(axis=-1, keepdims=True)) * inv
    g = dy * gamma
    dx = inv * (
        g - g.mean(axis=-1, keepdims=True) - xhat * (g * xhat).mean(axis=-1, keepdims=True)
    )
    return dx, (dy * xhat).sum(axis=-1), dy.sum(axis=-1)
