# task: tb-parts-answer
# answer: wrong
# belief: Averages the squared distance of every single prediction from y, which is the error, not the distance of the mean.
# mistakes: 1
def decompose(predictions, y, tau):
    plain = ((predictions - y[None, :]) ** 2).mean()
    variance = predictions.var(axis=0, ddof=1).mean()
    corrected = plain - variance / predictions.shape[0] - tau**2
    return plain, corrected, variance
