# task: tb-parts-answer
# answer: wrong
# belief: The squared distance from y is averaged over training sets and inputs together; averaging first or squaring first makes no difference.
# mistakes: 1
def decompose(predictions, y, tau):
    R, n = predictions.shape
    variance = np.var(predictions, axis=0, ddof=1).mean()
    plain = np.mean((predictions - y) ** 2)
    corrected = plain - variance / R - tau ** 2
    return plain, corrected, variance
