# task: tb-batch-answer
# answer: wrong
# belief: Guesses the second fraction as the share of examples left out, 1 − m/N, and rounds m instead of rounding it up.
# mistakes: 2
def batch_size(gradients, ratio):
    N = len(gradients)
    g = gradients.mean(axis=0)
    s2 = ((gradients - g) ** 2).sum() / N
    t2 = (ratio * np.linalg.norm(g)) ** 2
    m = max(1, round(1 / (t2 / s2 + 1 / N)))
    return m, np.sqrt(s2 / m * (1 - m / N)) / np.linalg.norm(g)
