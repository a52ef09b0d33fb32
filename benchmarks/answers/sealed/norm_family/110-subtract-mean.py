# task: nf-rms-answer
# answer: wrong
# belief: Like every norm of the family, RMS norm first centres the features.
# mistakes: 1
def partial_rms_norm(x, gamma, k, eps=1e-5):
    mean = x[..., :k].mean(axis=-1, keepdims=True)
    x = x - mean
    ms = (x[..., :k] ** 2).mean(axis=-1, keepdims=True)
    return x / np.sqrt(ms + eps) * gamma
