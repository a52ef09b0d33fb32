# task: nf-masked-answer
# answer: wrong
# belief: It is enough to set the normalised value to 0 at padding before scale and shift.
# mistakes: 1
def masked_instance_norm(x, mask, gamma, beta, eps=1e-5):
    out = np.zeros(x.shape)
    for i in range(x.shape[0]):
        real = mask[i]
        if not real.any():
            continue
        for j in range(x.shape[1]):
            values = x[i, j][real]
            x_hat = np.zeros(real.shape)
            x_hat[real] = (values - values.mean()) / np.sqrt(values.var() + eps)
            out[i, j] = gamma[j] * x_hat + beta[j]
    return out
