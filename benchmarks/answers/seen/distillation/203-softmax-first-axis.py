# task: kd-softmax-answer
# answer: wrong
# belief: The classes are summed over with axis=0.
# mistakes: 1
def log_softmax(z, temperature=1.0):
    s = np.asarray(z) / temperature
    s = s - s.max(axis=0, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=0, keepdims=True))
