# task: tb-batch-answer
# answer: wrong
# belief: The mean squared distance of two gradients is the mean of the squared differences over the components.
# mistakes: 1
def batch_size(gradients, ratio):
    N = gradients.shape[0]
    full = gradients.mean(axis=0)
    var = gradients.var(axis=0, ddof=1).mean()
    norm = np.sqrt(np.sum(full**2))
    m = 1
    while m < N and np.sqrt(var / m * (1 - m / N)) > ratio * norm:
        m += 1
    noise = np.sqrt(var / m * (1 - m / N)) / norm
    return m, noise
