# task: gc-value-answer
# answer: wrong
# belief: np.clip with out=g is just the efficient way to write it; the list that is returned is new, so nothing else matters.
# mistakes: 1
def clip_by_value(grads, limit):
    clipped = []
    for g in grads:
        if g is not None:
            np.clip(g, -limit, limit, out=g)
        clipped.append(g)
    return clipped
