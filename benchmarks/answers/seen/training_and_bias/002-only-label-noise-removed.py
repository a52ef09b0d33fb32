# task: tb-parts-answer
# answer: wrong
# belief: Takes the noise of the labels to be the only thing that makes plain too large.
# mistakes: 1
def decompose(predictions, y, tau):
    f_bar = np.mean(predictions, axis=0)
    plain = np.mean(np.square(f_bar - y))
    variance = np.mean(np.var(predictions, axis=0, ddof=1))
    return float(plain), float(plain - tau**2), float(variance)
