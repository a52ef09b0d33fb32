# task: tb-parts-answer
# answer: wrong
# belief: Error is bias squared plus variance plus noise, so one subtracts the whole variance and the noise.
# mistakes: 1
def decompose(predictions, y, tau):
    plain = np.mean((predictions.mean(0) - y) ** 2)
    variance = np.mean(predictions.var(0, ddof=1))
    corrected = plain - variance - tau**2
    return plain, corrected, variance
