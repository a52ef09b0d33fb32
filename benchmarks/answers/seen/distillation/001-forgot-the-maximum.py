# task: kd-softmax-answer
# answer: wrong
# belief: Writes the definition down as it stands, exponential, sum, log, and it overflows at large logits.
# mistakes: 1
def log_softmax(z, temperature=1.0):
    z = z / temperature
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
