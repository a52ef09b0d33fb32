# task: tb-batch-answer
# answer: wrong
# belief: Lets the standard deviation of the noise fall like 1/m.
# mistakes: 1
def batch_size(gradients, ratio):
    N = gradients.shape[0]
    g_bar = gradients.mean(axis=0)
    norm = np.linalg.norm(g_bar)
    sigma = np.sqrt(((gradients - g_bar) ** 2).sum(axis=1).mean())
    for m in range(1, N + 1):
        noise = sigma / m * np.sqrt((N - m) / (N - 1)) / norm
        if noise <= ratio:
            break
    return m, noise
