# task: kd-softmax-answer
# answer: wrong
# belief: Adds 1e-8 inside the log so that it stays finite, which cuts every log probability off at about -18.
# mistakes: 1
def log_softmax(z, temperature=1.0):
    t = z / temperature
    e = np.exp(t - t.max(axis=-1, keepdims=True))
    probs = e / e.sum(axis=-1, keepdims=True)
    return np.log(probs + 1e-8)
