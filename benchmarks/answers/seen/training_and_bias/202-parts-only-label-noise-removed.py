# task: tb-parts-answer
# answer: wrong
# belief: Only the noise in the labels makes the plain estimate too large; averaging has removed the variance of the predictions.
# mistakes: 1
def decompose(predictions, y, tau):
    average = np.mean(predictions, axis=0)
    plain = ((average - y) ** 2).mean()
    variance = np.var(predictions, axis=0, ddof=1).mean()
    corrected = plain - tau**2
    return plain, corrected, variance
