# task: bn-forward-answer
# answer: wrong
# belief: Tried it on vectors only and forgot that gamma must be shaped for feature maps.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    # worked on my (n, c) example
    axis = tuple(i for i in range(x.ndim) if i != 1)
    mu = np.mean(x, axis=axis, keepdims=True)
    sigma2 = np.var(x, axis=axis, keepdims=True)
    xhat = (x - mu) / np.sqrt(sigma2 + eps)
    return gamma * xhat + beta
