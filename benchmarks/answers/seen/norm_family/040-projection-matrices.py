# task: nf-backward-answer
# answer: right
# belief: Multiplies every row by its own Jacobian, an outer product at a time.
# mistakes: 0
def layer_norm_backward(dy, x, gamma, eps=1e-5):
    n, d = x.shape
    centring = np.eye(d) - np.ones((d, d)) / d
    centred = x @ centring
    inv = 1 / np.sqrt((centred**2).sum(1) / d + eps)
    z = centred * inv[:, None]
    jacobians = inv[:, None, None] * (centring - z[:, :, None] * z[:, None, :] / d)
    dx = (jacobians @ (dy * gamma)[:, :, None])[:, :, 0]
    return dx, np.diag(z.T @ dy).copy(), dy.sum(0)
