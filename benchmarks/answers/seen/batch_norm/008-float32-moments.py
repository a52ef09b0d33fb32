# task: bn-forward-answer
# answer: wrong
# belief: Uses E[x^2] - E[x]^2 in float32 to be fast, and loses the variance when the mean is large.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    x = np.asarray(x, dtype=np.float32)
    axes = (0,) if x.ndim == 2 else (0, 2, 3)
    shape = [1] * x.ndim
    shape[1] = -1
    m1 = x.mean(axis=axes)
    m2 = (x * x).mean(axis=axes)
    var = np.abs(m2 - m1 * m1)
    a = gamma / np.sqrt(var + eps)
    b = beta - a * m1
    return a.reshape(shape) * x + b.reshape(shape)
