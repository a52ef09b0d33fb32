# task: bn-backward-answer
# answer: right
# belief: Builds the full Jacobian of the normalised values per feature and contracts it with the gradient by einsum.
# mistakes: 0
def batch_norm_backward(dy, x, gamma, eps=1e-5):
    n, c = x.shape
    mu = x.mean(axis=0)
    s = np.sqrt(x.var(axis=0) + eps)
    z = (x - mu) / s

    # jac[i, j, k] = d z[i, k] / d x[j, k]
    jac = np.eye(n)[:, :, None] - 1.0 / n - np.einsum("ik,jk->ijk", z, z) / n
    jac = jac / s
    dx = np.einsum("ik,k,ijk->jk", dy, gamma, jac)
    dgamma = np.einsum("ik,ik->k", dy, z)
    dbeta = np.einsum("ik->k", dy)
    return dx, dgamma, dbeta
