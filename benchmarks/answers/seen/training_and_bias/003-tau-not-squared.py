# task: tb-parts-answer
# answer: wrong
# belief: Subtracts the standard deviation of the noise where its variance belongs.
# mistakes: 1
def decompose(predictions, y, tau):
    n_sets, n = predictions.shape
    centre = predictions.sum(axis=0) / n_sets
    dev = predictions - centre
    variance = (dev**2).sum() / ((n_sets - 1) * n)
    plain = ((centre - y) ** 2).sum() / n
    corrected = plain - variance / n_sets - tau
    return plain, corrected, variance
