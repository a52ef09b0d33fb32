# task: bn-backward-answer
# answer: right
# belief: Builds the whole n by n Jacobian of each feature and multiplies by it.
# mistakes: 0
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    n, c = x.shape
    dx = np.empty((n, c))
    dgamma = np.empty(c)
    for j in range(c):
        column = x[:, j]
        inv = 1 / np.sqrt(column.var() + eps)
        z = (column - column.mean()) * inv
        jacobian = inv * (np.eye(n) - 1 / n - np.outer(z, z) / n)
        dx[:, j] = jacobian.T @ (gamma[j] * dy[:, j])
        dgamma[j] = z @ dy[:, j]
    return dx, dgamma, np.ones(n) @ dy
