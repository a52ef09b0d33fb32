# task: bn-forward-answer
# answer: wrong
# belief: Thinks an example must be normalised by the statistics of the other examples of the batch, not of itself.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    shape = [1] * x.ndim
    shape[1] = len(gamma)
    axes = tuple(a for a in range(x.ndim) if a != 1)
    y = np.empty_like(x, dtype=float)
    for i in range(len(x)):
        rest = np.delete(x, i, axis=0)
        mu = rest.mean(axis=axes).reshape(shape)[0]
        var = rest.var(axis=axes).reshape(shape)[0]
        y[i] = (x[i] - mu) / np.sqrt(var + eps)
    return y * gamma.reshape(shape) + beta.reshape(shape)
