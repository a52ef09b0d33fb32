# task: kd-softmax-answer
# answer: wrong
# belief: Works along axis 0 as with column vectors in MATLAB, and multiplies by the temperature.
# mistakes: 2
def log_softmax(z, temperature=1.0):
    y = z * temperature
    y = y - y.max(axis=0)
    return y - np.log(np.exp(y).sum(axis=0))
