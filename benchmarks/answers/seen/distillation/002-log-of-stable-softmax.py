# task: kd-softmax-answer
# answer: wrong
# belief: Makes the softmax stable and takes its log afterwards, where tiny probabilities are already zero.
# mistakes: 1
def log_softmax(z, temperature=1.0):
    z = z / temperature
    z = z - z.max(axis=-1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)
    return np.log(p)
