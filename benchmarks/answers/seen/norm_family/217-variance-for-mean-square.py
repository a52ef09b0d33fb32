# task: nf-rms-answer
# answer: wrong
# belief: The mean square is the same as the variance of the features.
# mistakes: 1
def partial_rms_norm(x, gamma, k, eps=1e-5):
    ms = np.var(x[..., :k], axis=-1)
    scale = 1.0 / np.sqrt(ms + eps)
    return x * scale[..., None] * gamma
