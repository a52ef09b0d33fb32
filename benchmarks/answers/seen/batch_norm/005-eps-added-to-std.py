# task: bn-forward-answer
# answer: wrong
# belief: Adds epsilon to the standard deviation because that also avoids dividing by zero.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    axes = (0, *range(2, x.ndim))
    s = [1] * x.ndim
    s[1] = x.shape[1]
    z = (x - x.mean(axes, keepdims=True)) / (x.std(axes, keepdims=True) + eps)
    return z * gamma.reshape(s) + beta.reshape(s)
