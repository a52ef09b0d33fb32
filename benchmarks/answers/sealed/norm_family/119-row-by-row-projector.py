# task: nf-backward-answer
# answer: right
# belief: Goes row by row and applies the d-by-d projection matrix that is the Jacobian of the row.
# mistakes: 0
def layer_norm_backward(dy, x, gamma, eps=1e-5):
    n, d = x.shape
    dx = np.zeros((n, d))
    dgamma = np.zeros(d)
    dbeta = np.zeros(d)
    centre = np.eye(d) - np.ones((d, d)) / d
    for i in range(n):
        c = centre @ x[i]
        s = np.sqrt(c @ c / d + eps)
        z = c / s
        jacobian = (centre - np.outer(z, z) / d) / s
        dx[i] = jacobian @ (gamma * dy[i])
        dgamma += dy[i] * z
        dbeta += dy[i]
    return dx, dgamma, dbeta
