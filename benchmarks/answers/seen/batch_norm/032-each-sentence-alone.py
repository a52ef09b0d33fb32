# task: bn-masked-answer
# answer: wrong
# belief: Normalises every sentence with its own statistics.
# mistakes: 1
def masked_batch_norm(x, mask, gamma, beta, eps=1e-5):
    w = mask[:, None, :].astype(float)
    count = np.maximum(w.sum(axis=2, keepdims=True), 1)
    mean = (x * w).sum(axis=2, keepdims=True) / count
    var = (w * (x - mean) ** 2).sum(axis=2, keepdims=True) / count
    y = gamma[:, None] * (x - mean) / np.sqrt(var + eps) + beta[:, None]
    return y * w
