# task: tb-parts-answer
# answer: wrong
# belief: np.var as it is, dividing by R, is the variance of the predictions.
# mistakes: 1
def decompose(predictions, y, tau):
    R = predictions.shape[0]
    mean = predictions.mean(axis=0)
    plain = np.mean((mean - y) ** 2)
    variance = predictions.var(axis=0).mean()
    corrected = plain - variance / R - tau**2
    return plain, corrected, variance
