# task: nf-rms-answer
# answer: wrong
# belief: Only the k features that are measured are divided by the root mean square.
# mistakes: 1
def partial_rms_norm(x, gamma, k, eps=1e-5):
    y = np.array(x, dtype=float)
    rms = np.sqrt(np.mean(y[..., :k] ** 2, axis=-1, keepdims=True) + eps)
    y[..., :k] = y[..., :k] / rms
    return y * gamma
