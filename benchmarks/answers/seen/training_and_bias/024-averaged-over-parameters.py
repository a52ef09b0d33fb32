# task: tb-batch-answer
# answer: wrong
# belief: Averages the variance over the parameters instead of adding it up, though the norm adds.
# mistakes: 1
def batch_size(gradients, ratio):
    N, p = gradients.shape
    mean = np.mean(gradients, axis=0)
    sigma2 = np.mean((gradients - mean) ** 2)
    limit = ratio * np.sqrt(np.sum(mean**2))
    m = 1
    while np.sqrt(sigma2 / m * (N - m) / (N - 1)) > limit:
        m += 1
    return m, np.sqrt(sigma2 / m * (N - m) / (N - 1)) / np.sqrt(np.sum(mean**2))
