# task: kd-softmax-answer
# answer: wrong
# belief: log(0) is prevented by a small number inside the logarithm, as in Keras.
# mistakes: 1
def log_softmax(z, temperature=1.0):
    z = z / temperature
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    p = e / np.sum(e, axis=-1, keepdims=True)
    return np.log(p + 1e-7)
