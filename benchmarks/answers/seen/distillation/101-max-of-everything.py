# task: kd-softmax-answer
# answer: wrong
# belief: So that exp does not overflow, the largest logit of the array is subtracted; a constant does not change the softmax.
# mistakes: 1
def log_softmax(z, temperature=1.0):
    z = np.asarray(z, dtype=float) / temperature
    z = z - z.max()
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
