# task: bn-forward-answer
# answer: wrong
# belief: The epsilon is a small number added to the standard deviation so that one never divides by zero.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    axes = (0,) if x.ndim == 2 else (0, 2, 3)
    shape = (1, -1) if x.ndim == 2 else (1, -1, 1, 1)
    mean = x.mean(axis=axes, keepdims=True)
    std = x.std(axis=axes, keepdims=True)
    x_hat = (x - mean) / (std + eps)
    return gamma.reshape(shape) * x_hat + beta.reshape(shape)
