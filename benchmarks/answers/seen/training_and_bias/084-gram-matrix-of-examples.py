# task: tb-batch-answer
# answer: right
# belief: Works with inner products of examples only and averages them over the chance of being drawn together.
# mistakes: 0
def batch_size(gradients, ratio):
    N = gradients.shape[0]
    inner = gradients @ gradients.T
    signal2 = inner.sum() / N**2
    alone = np.trace(inner) / N
    together = (inner.sum() - np.trace(inner)) / (N * (N - 1))
    for m in range(1, N + 1):
        mean_square = alone / m + together * (m - 1) / m
        noise = np.sqrt(max(mean_square - signal2, 0.0) / signal2) if m < N else 0.0
        if noise <= ratio:
            return m, noise
