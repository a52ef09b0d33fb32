# task: tb-parts-answer
# answer: wrong
# belief: Turns error = bias² + variance + noise round and takes plain for the error, so the whole variance goes off.
# mistakes: 1
def decompose(predictions, y, tau):
    plain = np.mean((predictions.mean(axis=0) - y) ** 2)
    variance = np.mean(predictions.var(axis=0, ddof=1))
    noise = tau**2
    corrected = plain - variance - noise
    return plain, corrected, variance
