# task: tb-parts-answer
# answer: wrong
# belief: Takes the variance of all predictions in one go, so the shape of the curve is counted, and leaves tau unsquared.
# mistakes: 2
def decompose(predictions, y, tau):
    sets = predictions.shape[0]
    plain = np.mean((predictions.mean(axis=0) - y) ** 2)
    variance = np.var(predictions, ddof=1)
    corrected = plain - variance / sets - tau
    return plain, corrected, variance
