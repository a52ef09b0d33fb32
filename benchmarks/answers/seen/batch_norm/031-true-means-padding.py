# task: bn-masked-answer
# answer: wrong
# belief: Reads the mask like PyTorch's key_padding_mask, where True marks padding.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    keep = ~mask
    y = np.zeros_like(x, dtype=float)
    for c in range(x.shape[1]):
        values = x[:, c][keep]
        mu, var = values.mean(), values.var()
        y[:, c][keep] = gamma[c] * (values - mu) / np.sqrt(var + eps) + beta[c]
    return y
