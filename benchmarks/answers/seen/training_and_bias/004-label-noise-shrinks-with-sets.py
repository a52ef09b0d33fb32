# task: tb-parts-answer
# answer: wrong
# belief: Believes that averaging over R training sets averages the noise in y away too, so both parts are divided by R.
# mistakes: 1
def decompose(predictions, y, tau):
    R, n = predictions.shape
    plain = 0.0
    variance = 0.0
    for j in range(n):
        column = predictions[:, j]
        m = column.mean()
        plain += (m - y[j]) ** 2 / n
        variance += ((column - m) ** 2).sum() / (R - 1) / n
    corrected = plain - (variance + tau**2) / R
    return plain, corrected, variance
