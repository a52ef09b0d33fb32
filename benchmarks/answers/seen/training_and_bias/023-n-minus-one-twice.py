# task: tb-batch-answer
# answer: wrong
# belief: Divides the squares by N − 1 and multiplies by (N − m)/(N − 1) all the same.
# mistakes: 1
def batch_size(gradients, ratio):
    N = len(gradients)
    full = gradients.mean(axis=0)
    sigma2 = gradients.var(axis=0, ddof=1).sum()
    for m in range(1, N + 1):
        noise = np.sqrt(sigma2 / m * (N - m) / (N - 1)) / np.linalg.norm(full)
        if noise <= ratio:
            return m, noise
