# task: tb-parts-answer
# answer: wrong
# belief: Cannot believe in a negative square and cuts the corrected bias² off at zero.
# mistakes: 1
def decompose(predictions, y, tau):
    f = predictions.mean(axis=0)
    plain = float(((f - y) ** 2).mean())
    variance = float(((predictions - f) ** 2).sum(axis=0).mean() / (len(predictions) - 1))
    corrected = max(0.0, plain - variance / len(predictions) - tau**2)
    return plain, corrected, variance
