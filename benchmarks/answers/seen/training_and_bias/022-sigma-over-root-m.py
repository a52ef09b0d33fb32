# task: tb-batch-answer
# answer: wrong
# belief: Uses σ²/m, the law for drawing with replacement, and leaves the second fraction out.
# mistakes: 1
def batch_size(gradients, ratio):
    g = gradients.mean(axis=0)
    sigma2 = ((gradients - g) ** 2).sum(axis=1).mean()
    signal = np.linalg.norm(g)
    m = int(np.ceil(sigma2 / (ratio * signal) ** 2))
    return m, np.sqrt(sigma2 / m) / signal
