# task: nf-rms-answer
# answer: wrong
# belief: Sums the first k squares but divides by the number of all features.
# mistakes: 1
def partial_rms_norm(x, gamma, k, eps=1e-5):
    d = x.shape[-1]
    ms = np.sum(x[..., :k] ** 2, axis=-1, keepdims=True) / d
    return gamma * x / np.sqrt(ms + eps)
