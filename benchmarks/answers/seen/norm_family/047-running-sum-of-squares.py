# task: nf-rms-answer
# answer: right
# belief: Uses the cumulative sum of the squares and picks its k-th entry.
# mistakes: 0
def partial_rms_norm(x, gamma, k, eps=1e-5):
    running = np.cumsum(x.astype(float) ** 2, axis=-1)
    return x * gamma * ((running[..., k - 1 : k] / k + eps) ** -0.5)
