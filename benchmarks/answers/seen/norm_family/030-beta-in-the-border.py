# task: nf-masked-answer
# answer: wrong
# belief: Sets the normalised padding to zero but adds beta to it afterwards.
# mistakes: 1
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    n, c, h, w = x.shape
    z = np.zeros(x.shape)
    for i in range(n):
        if not mask[i].any():
            continue
        for j in range(c):
            v = x[i, j][mask[i]]
            z[i, j][mask[i]] = (v - v.mean()) / np.sqrt(v.var() + eps)
    return z * gamma.reshape(1, c, 1, 1) + beta.reshape(1, c, 1, 1)
