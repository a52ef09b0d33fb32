# task: bn-forward-answer
# answer: wrong
# belief: The normalised value is first shifted by beta and the result is scaled by gamma.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    axes = tuple(i for i in range(x.ndim) if i != 1)
    shape = [1 if i != 1 else -1 for i in range(x.ndim)]
    g = np.reshape(gamma, shape)
    b = np.reshape(beta, shape)
    mu = np.mean(x, axis=axes, keepdims=True)
    var = np.var(x, axis=axes, keepdims=True)
    out = (x - mu) / np.sqrt(var + eps)
    out = (out + b) * g
    return out
