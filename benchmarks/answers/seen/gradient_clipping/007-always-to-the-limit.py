# task: gc-global-answer
# answer: wrong
# belief: Scales every gradient to norm limit, so short ones grow.
# mistakes: 1
def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g**2).sum() for g in grads if g is not None))
    if norm == 0:
        return [None if g is None else g.copy() for g in grads], norm
    k = limit / norm
    return [None if g is None else g * k for g in grads], norm
