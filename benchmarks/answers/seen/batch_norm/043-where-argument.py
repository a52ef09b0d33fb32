# task: bn-masked-answer
# answer: right
# belief: Uses the where= argument of NumPy's mean and var.
# mistakes: 0
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    real = np.broadcast_to(mask[:, np.newaxis, :], x.shape)
    mu = x.mean(axis=(0, 2), where=real, keepdims=True)
    var = x.var(axis=(0, 2), where=real, keepdims=True)
    scale = gamma[:, None] / np.sqrt(var + eps)
    return np.where(real, scale * (x - mu) + beta[:, None], 0.0)
