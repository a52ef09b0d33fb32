# task: tb-parts-answer
# answer: wrong
# belief: The label noise averages out over the R rows just like the predictions do, so it is tau**2 / R that has to be subtracted.
# mistakes: 1
def decompose(predictions, y, tau):
    R = predictions.shape[0]
    mean = predictions.mean(axis=0)
    variance = predictions.var(axis=0, ddof=1).mean()
    plain = ((mean - y) ** 2).mean()
    corrected = plain - variance / R - tau ** 2 / R
    return plain, corrected, variance
