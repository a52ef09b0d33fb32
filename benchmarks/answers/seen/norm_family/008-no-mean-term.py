# task: nf-backward-answer
# answer: wrong
# belief: Differentiates through the variance but forgets that the mean depends on x as well.
# mistakes: 1
def layer_norm_backward(dy, x, gamma, eps=1e-5):
    d = x.shape[1]
    inv = (x.var(1) + eps) ** -0.5
    xhat = (x - x.mean(1)[:, None]) * inv[:, None]
    g = dy * gamma
    dx = inv[:, None] * (g - xhat * np.einsum("nd,nd->n", g, xhat)[:, None] / d)
    return dx, np.einsum("nd,nd->d", dy, xhat), dy.sum(0)
