# task: gc-value-answer
# answer: wrong
# belief: Clipping only has to cut components that are larger than the limit; a very negative one is below the limit anyway.
# mistakes: 1
def clip_by_value(grads, limit):
    result = []
    for g in grads:
        if g is None:
            result.append(None)
        else:
            result.append(np.where(g > limit, limit, g))
    return result
