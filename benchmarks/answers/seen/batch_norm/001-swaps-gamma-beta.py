# task: bn-forward-answer
# answer: wrong
# belief: Confuses which of the two learned vectors scales and which one shifts.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    axes = (0,) if x.ndim == 2 else (0, 2, 3)
    shape = (1, -1) if x.ndim == 2 else (1, -1, 1, 1)
    m = x.mean(axis=axes, keepdims=True)
    v = x.var(axis=axes, keepdims=True)
    norm = (x - m) / np.sqrt(v + eps)
    return beta.reshape(shape) * norm + gamma.reshape(shape)
