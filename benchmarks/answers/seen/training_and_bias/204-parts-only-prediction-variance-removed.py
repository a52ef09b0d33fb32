# task: tb-parts-answer
# answer: wrong
# belief: The label noise averages out over the n inputs, so only the variance of the mean prediction has to be subtracted.
# mistakes: 1
def decompose(predictions, y, tau):
    n_sets, n = predictions.shape
    m = predictions.sum(axis=0) / n_sets
    plain = np.sum((m - y) ** 2) / n
    variance = np.sum((predictions - m) ** 2) / ((n_sets - 1) * n)
    corrected = plain - variance / n_sets
    return plain, corrected, variance
