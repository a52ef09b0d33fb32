# task: nf-backward-answer
# answer: wrong
# belief: All axes move from 0 to 1 compared with batch norm, also those of the sums for gamma and beta.
# mistakes: 1
def layer_norm_backward(dy, x, gamma, eps=1e-5):
    ax = 1
    n_feat = x.shape[ax]
    xc = x - x.mean(axis=ax, keepdims=True)
    inv = 1 / np.sqrt((xc**2).mean(axis=ax, keepdims=True) + eps)
    xhat = xc * inv

    dbeta = dy.sum(axis=ax)
    dgamma = (dy * xhat).sum(axis=ax)

    g = dy * gamma
    dx = inv / n_feat * (
        n_feat * g
        - g.sum(axis=ax, keepdims=True)
        - xhat * (g * xhat).sum(axis=ax, keepdims=True)
    )
    return dx, dgamma, dbeta
