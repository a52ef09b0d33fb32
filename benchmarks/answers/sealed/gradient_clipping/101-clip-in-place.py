# task: gc-value-answer
# answer: wrong
# belief: np.clip with out= is the efficient way, and since a list is returned anyway it does not matter that the arrays are the caller's.
# mistakes: 1
def clip_by_value(grads, limit):
    result = []
    for g in grads:
        if g is not None:
            np.clip(g, -limit, limit, out=g)
        result.append(g)
    return result
