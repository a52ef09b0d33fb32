# task: gc-value-answer
# answer: wrong
# belief: Replaces a missing gradient by zero so that the list can be processed.
# mistakes: 1
def clip_by_value(grads, limit):
    result = []
    for g in grads:
        if g is None:
            g = np.zeros(1)
        result.append(np.clip(g, -limit, limit))
    return result
