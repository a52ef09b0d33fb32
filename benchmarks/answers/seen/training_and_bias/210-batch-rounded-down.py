# task: tb-batch-answer
# answer: wrong
# belief: Solving for m gives a fraction, and int() makes a batch size of it.
# mistakes: 1
def batch_size(gradients, ratio):
    N = len(gradients)
    mean = gradients.mean(axis=0)
    G2 = np.sum(mean**2)
    S2 = np.sum(np.var(gradients, axis=0, ddof=1))
    # S2 * (1/m - 1/N) <= ratio^2 * G2
    m = int(1 / (ratio**2 * G2 / S2 + 1 / N))
    m = max(1, min(N, m))
    noise = np.sqrt(S2 * (1 / m - 1 / N) / G2)
    return m, noise
