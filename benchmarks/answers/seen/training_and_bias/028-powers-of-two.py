# task: tb-batch-answer
# answer: wrong
# belief: Only thinks of batch sizes that are powers of two.
# mistakes: 1
def batch_size(gradients, ratio):
    N = len(gradients)
    mean = gradients.mean(axis=0)
    sigma2 = np.sum((gradients - mean) ** 2) / N

    def noise(m):
        return np.sqrt(sigma2 / m * (N - m) / (N - 1)) / np.linalg.norm(mean)

    m = 1
    while m < N and noise(m) > ratio:
        m *= 2
    m = min(m, N)
    return m, noise(m)
