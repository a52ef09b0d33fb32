# task: gc-global-answer
# answer: wrong
# belief: Clipping by the norm normalises the gradient, so afterwards it always has norm limit, unless it is zero.
# mistakes: 1
def clip_by_global_norm(grads, limit):
    total = sum(np.sum(g ** 2) for g in grads if g is not None)
    norm = np.sqrt(total)
    if norm == 0:
        return [None if g is None else g.copy() for g in grads], norm
    return [None if g is None else limit * g / norm for g in grads], norm
