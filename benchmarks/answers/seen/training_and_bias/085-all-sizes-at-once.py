# task: tb-batch-answer
# answer: right
# belief: Makes the table of the noise for every m and lets searchsorted find the first that is small enough.
# mistakes: 0
def batch_size(gradients, ratio):
    N = len(gradients)
    sizes = np.arange(1, N + 1)
    mean = np.add.reduce(gradients) / N
    second = np.mean(np.sum(gradients**2, axis=1)) - mean @ mean
    noise = np.sqrt(second * (N / sizes - 1) / (N - 1) / (mean @ mean))
    index = np.searchsorted(-noise, -ratio, side="left")
    return int(sizes[index]), float(noise[index])
