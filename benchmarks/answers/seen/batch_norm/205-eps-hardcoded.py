# task: bn-forward-answer
# answer: wrong
# belief: Epsilon is always the small constant 1e-5, so one can write it straight into the formula.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    c = x.shape[1]
    if x.ndim == 4:
        rows = x.transpose(0, 2, 3, 1).reshape(-1, c)
    else:
        rows = x
    mu = rows.mean(0)
    var = rows.var(0)
    rows = gamma * (rows - mu) / np.sqrt(var + 1e-5) + beta
    if x.ndim == 4:
        n, _, h, w = x.shape
        return rows.reshape(n, h, w, c).transpose(0, 3, 1, 2)
    return rows
