# task: bn-forward-answer
# answer: wrong
# belief: The batch is axis 0, so averaging over axis 0 is batch norm for every shape.
# mistakes: 1
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    mu = x.mean(axis=0, keepdims=True)
    sigma2 = ((x - mu) ** 2).mean(axis=0, keepdims=True)
    xhat = (x - mu) / np.sqrt(sigma2 + eps)
    s = [1] * x.ndim
    s[1] = x.shape[1]
    y = gamma.reshape(s) * xhat + beta.reshape(s)
    return y
