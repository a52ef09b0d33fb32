# task: tb-parts-answer
# answer: wrong
# belief: Believes that the noise in y shrinks by n because the result is an average over n inputs.
# mistakes: 1
def decompose(predictions, y, tau):
    r, n = predictions.shape
    residual = predictions.mean(0) - y
    plain = residual @ residual / n
    variance = np.var(predictions, axis=0, ddof=1).mean()
    return plain, plain - variance / r - tau**2 / n, variance
