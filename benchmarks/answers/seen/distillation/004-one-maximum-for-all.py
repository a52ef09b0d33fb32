# task: kd-softmax-answer
# answer: wrong
# belief: Subtracts the largest logit of the whole array, so a row far below it underflows to log of zero.
# mistakes: 1
def log_softmax(z, temperature=1.0):
    z = np.asarray(z) / temperature
    z = z - np.max(z)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))
