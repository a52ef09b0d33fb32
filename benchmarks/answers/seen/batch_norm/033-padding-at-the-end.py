# task: bn-masked-answer
# answer: wrong
# belief: Turns the mask into lengths and takes for granted that padding is always at the end.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    lengths = mask.sum(axis=1)
    y = np.zeros(x.shape)
    real = np.concatenate([x[i, :, :n] for i, n in enumerate(lengths)], axis=1)
    mu = real.mean(axis=1, keepdims=True)
    sd = np.sqrt(real.var(axis=1, keepdims=True) + eps)
    for i, n in enumerate(lengths):
        y[i, :, :n] = gamma[:, None] * (x[i, :, :n] - mu) / sd + beta[:, None]
    return y
