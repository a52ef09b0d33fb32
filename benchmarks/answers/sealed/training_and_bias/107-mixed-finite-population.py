# task: tb-batch-answer
# answer: wrong
# belief: Without replacement the variance is divided by m and multiplied by 1 - m/N, with np.var's variance (divided by N).
# mistakes: 1
def batch_size(gradients, ratio):
    N = len(gradients)
    g = gradients.mean(axis=0)
    s2 = gradients.var(axis=0).sum()
    size = np.sqrt((g ** 2).sum())
    for m in range(1, N + 1):
        noise = np.sqrt(s2 / m * (1 - m / N)) / size
        if noise <= ratio:
            return m, noise
