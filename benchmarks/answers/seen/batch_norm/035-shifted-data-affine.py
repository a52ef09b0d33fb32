# task: bn-forward-answer
# answer: right
# belief: Folds everything into one scale and one shift per channel, with moments taken around the first value.
# mistakes: 0
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    c = x.shape[1]
    flat = np.moveaxis(x, 1, 0).reshape(c, -1).astype(np.float64)
    origin = flat[:, :1]
    d = flat - origin
    first = d.mean(axis=1)
    second = np.einsum("ck,ck->c", d, d) / d.shape[1]
    scale = gamma / np.sqrt(second - first**2 + eps)
    y = scale[:, None] * (d - first[:, None]) + beta[:, None]
    moved = (c, x.shape[0], *x.shape[2:])
    return np.moveaxis(y.reshape(moved), 0, 1)
