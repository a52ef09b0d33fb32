# task: tb-parts-answer
# answer: wrong
# belief: Trusts np.var and does not know that it divides by R.
# mistakes: 1
def decompose(predictions, y, tau):
    R = len(predictions)
    plain = np.mean((np.mean(predictions, axis=0) - y) ** 2)
    variance = np.mean(np.var(predictions, axis=0))
    corrected = plain - variance / R - tau**2
    return plain, corrected, variance
