# task: nf-rms-answer
# answer: wrong
# belief: Writes x[:k], which takes the first k examples instead of the first k features.
# mistakes: 1
def partial_rms_norm(x, gamma, k, eps=1e-5):
    head = x[:k]
    ms = np.mean(head**2, axis=-1)
    ms = np.mean(ms)
    return x / np.sqrt(ms + eps) * gamma
