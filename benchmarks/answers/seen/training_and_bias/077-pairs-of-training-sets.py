# task: tb-parts-answer
# answer: right
# belief: Gets the corrected bias² from products of residuals of two different training sets, where the variance cancels.
# mistakes: 0
def decompose(predictions, y, tau):
    R, n = predictions.shape
    e = predictions - y
    gram = np.einsum("rj,sj->rs", e, e) / n
    plain = gram.sum() / R**2
    off_diagonal = (gram.sum() - np.trace(gram)) / (R * (R - 1))
    corrected = off_diagonal - tau**2
    variance = np.trace(gram) / R - off_diagonal
    return plain, corrected, variance
