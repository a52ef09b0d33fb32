# task: nf-rms-answer
# answer: wrong
# belief: Takes the root first and the mean afterwards, which is the mean of the absolute values.
# mistakes: 1
def partial_rms_norm(x, gamma, k, eps=1e-5):
    rms = np.sqrt(np.square(x[..., :k]) + eps).mean(axis=-1, keepdims=True)
    return x / rms * gamma
