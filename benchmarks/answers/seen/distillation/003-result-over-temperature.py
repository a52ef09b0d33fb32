# task: kd-softmax-answer
# answer: wrong
# belief: Divides the finished log probabilities by the temperature instead of the logits.
# mistakes: 1
def log_softmax(z, temperature=1.0):
    m = np.max(z, axis=-1, keepdims=True)
    lse = m + np.log(np.sum(np.exp(z - m), axis=-1, keepdims=True))
    return (z - lse) / temperature
