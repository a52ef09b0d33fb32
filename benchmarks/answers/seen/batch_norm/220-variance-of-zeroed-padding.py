# task: bn-masked-answer
# answer: wrong
# belief: Setting the padding to 0 is enough for the variance as long as one divides by the number of real positions.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    m = mask[:, None, :].astype(float)
    count = m.sum()
    x0 = x * m
    mean = x0.sum(axis=(0, 2), keepdims=True) / count
    var = ((x0 - mean) ** 2).sum(axis=(0, 2), keepdims=True) / count
    x_hat = (x0 - mean) / np.sqrt(var + eps)
    return (x_hat * gamma.reshape(1, -1, 1) + beta.reshape(1, -1, 1)) * m
