# task: nf-backward-answer
# answer: wrong
# belief: In layer norm every sum runs over the feature axis, also those of dgamma and dbeta.
# mistakes: 1
def layer_norm_backward(dy, x, gamma, eps=1e-5):
    n, d = x.shape
    mean = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    dgamma = np.sum(dy * x_hat, axis=1)
    dbeta = np.sum(dy, axis=1)
    dxhat = dy * gamma
    dx = (dxhat - dxhat.mean(axis=1, keepdims=True)
          - x_hat * (dxhat * x_hat).mean(axis=1, keepdims=True)) / std
    return dx, dgamma, dbeta
