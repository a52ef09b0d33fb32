# task: nf-rms-answer
# answer: wrong
# belief: Divides only the first k features and leaves the others as they are, apart from gamma.
# mistakes: 1
def partial_rms_norm(x, gamma, k, eps=1e-5):
    y = np.array(x, dtype=float)
    rms = np.sqrt(np.mean(x[..., :k] ** 2, axis=-1, keepdims=True) + eps)
    y[..., :k] /= rms
    return y * gamma
