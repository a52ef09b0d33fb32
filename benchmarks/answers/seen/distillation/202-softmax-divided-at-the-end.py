# task: kd-softmax-answer
# answer: wrong
# belief: Dividing log softmax by the temperature is the same as dividing the logits.
# mistakes: 1
def log_softmax(z, temperature=1.0):
    shifted = z - np.max(z, axis=-1, keepdims=True)
    logs = shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))
    return logs / temperature
