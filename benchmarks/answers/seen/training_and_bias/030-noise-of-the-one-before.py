# task: tb-batch-answer
# answer: wrong
# belief: Counts up in a loop and returns the noise computed before the last step.
# mistakes: 1
def batch_size(gradients, ratio):
    N = len(gradients)
    full = np.mean(gradients, axis=0)
    sigma2 = np.mean(np.linalg.norm(gradients - full, axis=1) ** 2)
    m = 1
    noise = np.sqrt(sigma2) / np.linalg.norm(full)
    while np.sqrt(sigma2 / m * (N - m) / (N - 1)) / np.linalg.norm(full) > ratio:
        noise = np.sqrt(sigma2 / m * (N - m) / (N - 1)) / np.linalg.norm(full)
        m = m + 1
    return m, noise
