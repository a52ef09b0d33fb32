# task: gc-value-answer
# answer: right
# belief: Takes the sign of each component times its size, and cuts only the size.
# mistakes: 0
def clip_by_value(grads, limit):
    out = list(grads)
    for i, g in enumerate(out):
        if g is not None:
            out[i] = np.copysign(np.fmin(np.abs(g), limit), g)
    return out
