# task: tb-parts-answer
# answer: wrong
# belief: Copies the correction of the chapter, variance over R, and does not think of the noise in y at all.
# mistakes: 1
def decompose(predictions, y, tau):
    R = predictions.shape[0]
    mean_prediction = predictions.mean(axis=0)
    plain = ((mean_prediction - y) ** 2).mean()
    variance = predictions.var(axis=0, ddof=1).mean()
    corrected = plain - variance / R
    return plain, corrected, variance
