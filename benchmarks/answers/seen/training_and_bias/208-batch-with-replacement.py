# task: tb-batch-answer
# answer: wrong
# belief: The variance of the mean of m examples is sigma squared over m, no matter how the batch is drawn.
# mistakes: 1
def batch_size(gradients, ratio):
    n = len(gradients)
    g = gradients.mean(axis=0)
    size = np.linalg.norm(g)
    spread = np.sum((gradients - g) ** 2) / (n - 1)
    for m in range(1, n + 1):
        noise = np.sqrt(spread / m) / size
        if noise <= ratio:
            break
    return m, noise
