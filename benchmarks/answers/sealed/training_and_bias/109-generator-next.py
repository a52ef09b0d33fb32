# task: tb-batch-answer
# answer: right
# belief: Takes the first pair from a generator over all batch sizes, with the sample variance times (1/m - 1/N).
# mistakes: 0
def batch_size(gradients, ratio):
    n = len(gradients)
    centred = gradients - np.einsum("nd->d", gradients) / n
    sample = np.einsum("nd,nd->", centred, centred) / max(n - 1, 1)
    length2 = np.sum(gradients.mean(axis=0) ** 2)
    tried = ((m, np.sqrt(sample * (n - m) / (n * m) / length2)) for m in range(1, n + 1))
    return next((m, noise) for m, noise in tried if noise <= ratio)
