# task: tb-batch-answer
# answer: wrong
# belief: Takes the typical length of one example's gradient for the signal.
# mistakes: 1
def batch_size(gradients, ratio):
    N = len(gradients)
    mean = gradients.mean(axis=0)
    spread = ((gradients - mean) ** 2).sum(axis=1).mean()
    size = np.linalg.norm(gradients, axis=1).mean()
    for m in range(1, N + 1):
        noise = np.sqrt(spread / m * (N - m) / (N - 1))
        if noise <= ratio * size:
            return m, noise / size
