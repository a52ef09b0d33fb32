# task: nf-rms-answer
# answer: wrong
# belief: Only the first k features are normalised; the others pass on to gamma as they are.
# mistakes: 1
def partial_rms_norm(x, gamma, k, eps=1e-5):
    y = x.astype(float).copy()
    first = x[..., :k]
    rms = np.sqrt(np.mean(first**2, axis=-1, keepdims=True) + eps)
    y[..., :k] = first / rms
    return y * gamma
