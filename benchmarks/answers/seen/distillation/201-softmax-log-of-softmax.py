# task: kd-softmax-answer
# answer: wrong
# belief: Subtracting the maximum makes the softmax safe, and its log is then safe as well.
# mistakes: 1
def log_softmax(z, temperature=1.0):
    z = z / temperature
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    with np.errstate(divide="ignore"):
        return np.log(e / e.sum(axis=-1, keepdims=True))
