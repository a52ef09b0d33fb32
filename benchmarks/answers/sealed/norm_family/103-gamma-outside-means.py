# task: nf-backward-answer
# answer: wrong
# belief: The formula of batch norm holds with the axis changed, gamma standing in front of the bracket.
# mistakes: 1
def layer_norm_backward(dy, x, gamma, eps=1e-5):
    mean = x.mean(axis=1, keepdims=True)
    std = np.sqrt(x.var(axis=1, keepdims=True) + eps)
    x_hat = (x - mean) / std
    dgamma = (dy * x_hat).sum(axis=0)
    dbeta = dy.sum(axis=0)
    inner = dy - dy.mean(axis=1, keepdims=True) - x_hat * (dy * x_hat).mean(axis=1, keepdims=True)
    dx = gamma / std * inner
    return dx, dgamma, dbeta
