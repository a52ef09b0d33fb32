# task: bn-backward-answer
# answer: wrong
# belief: Writes the last term of dx with a plus sign.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    n, c = x.shape
    inv = 1.0 / np.sqrt(x.var(0) + eps)
    xh = (x - x.mean(0)) * inv
    db = np.sum(dy, 0)
    dg = np.sum(dy * xh, 0)
    dx = gamma * inv / n * (n * dy - db + xh * dg)
    return dx, dg, db
