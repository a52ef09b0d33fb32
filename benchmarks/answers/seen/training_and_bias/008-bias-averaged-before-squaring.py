# task: tb-parts-answer
# answer: wrong
# belief: Averages the bias over the inputs first and squares the average.
# mistakes: 1
def decompose(predictions, y, tau):
    R = predictions.shape[0]
    bias = np.mean(predictions.mean(axis=0) - y)
    plain = bias**2
    variance = predictions.var(axis=0, ddof=1).mean()
    corrected = plain - variance / R - tau**2
    return plain, corrected, variance
