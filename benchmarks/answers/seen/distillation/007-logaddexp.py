# task: kd-softmax-answer
# answer: right
# belief: Lets logaddexp.reduce do the stable log of the sum.
# mistakes: 0
def log_softmax(z, temperature=1.0):
    scaled = np.true_divide(z, temperature)
    return scaled - np.logaddexp.reduce(scaled, axis=-1)[..., np.newaxis]
