# task: tb-batch-answer
# answer: wrong
# belief: Returns the ratio asked for, since that is what the batch size was chosen to give.
# mistakes: 1
def batch_size(gradients, ratio):
    N = gradients.shape[0]
    g = gradients.mean(axis=0)
    sigma2 = np.mean(np.sum((gradients - g) ** 2, axis=1))
    target = ratio**2 * np.sum(g**2)
    # sigma2 / m * (N - m) / (N - 1) <= target, solved for m
    m = int(np.ceil(N * sigma2 / (target * (N - 1) + sigma2)))
    return m, ratio
