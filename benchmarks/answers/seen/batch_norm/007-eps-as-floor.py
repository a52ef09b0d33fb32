# task: bn-forward-answer
# answer: wrong
# belief: Remembers epsilon as a lower bound under the variance instead of a number added to it.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    axes = tuple(k for k in range(x.ndim) if k != 1)
    mean = x.mean(axis=axes, keepdims=True)
    var = np.maximum(x.var(axis=axes, keepdims=True), eps)
    shape = [-1 if k == 1 else 1 for k in range(x.ndim)]
    return gamma.reshape(shape) * (x - mean) / np.sqrt(var) + beta.reshape(shape)
