# task: bn-backward-answer
# answer: wrong
# belief: Averages the gradients of gamma and beta over the batch because the loss is a mean.
# mistakes: 1
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    inv = 1 / np.sqrt(np.var(x, axis=0) + eps)
    xhat = (x - np.mean(x, axis=0)) * inv
    dgamma = np.mean(dy * xhat, axis=0)
    dbeta = np.mean(dy, axis=0)
    dx = gamma * inv * (dy - dbeta - xhat * dgamma)
    return dx, dgamma, dbeta
