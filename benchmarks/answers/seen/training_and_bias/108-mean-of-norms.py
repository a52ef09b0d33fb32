# task: tb-batch-answer
# answer: wrong
# belief: The length of the full gradient is the average length of the gradients of the examples.
# mistakes: 1
def batch_size(gradients, ratio):
    N = gradients.shape[0]
    full = gradients.mean(axis=0)
    sigma2 = np.mean(np.sum((gradients - full) ** 2, axis=1))
    length = np.mean(np.linalg.norm(gradients, axis=1))
    m = 1
    while m < N and np.sqrt(sigma2 / m * (N - m) / (N - 1)) > ratio * length:
        m += 1
    noise = np.sqrt(sigma2 / m * (N - m) / max(N - 1, 1)) / length
    return m, noise
