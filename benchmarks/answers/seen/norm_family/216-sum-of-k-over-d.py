# task: nf-rms-answer
# answer: wrong
# belief: The mean square is the sum of the first k squares divided by the number of features d.
# mistakes: 1
def partial_rms_norm(x, gamma, k, eps=1e-5):
    d = x.shape[-1]
    first = x[..., :k]
    ms = np.sum(first**2, axis=-1, keepdims=True) / d
    return gamma * x / np.sqrt(ms + eps)
