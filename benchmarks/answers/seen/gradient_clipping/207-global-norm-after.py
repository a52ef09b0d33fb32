# task: gc-global-answer
# answer: wrong
# belief: The norm to return is that of the gradients that are returned.
# mistakes: 1
def global_norm(grads):
    return np.sqrt(sum((g * g).sum() for g in grads if g is not None))


def clip_by_global_norm(grads, limit):
    norm = global_norm(grads)
    if norm > limit:
        clipped = [None if g is None else g * limit / norm for g in grads]
    else:
        clipped = [None if g is None else g.copy() for g in grads]
    return clipped, global_norm(clipped)
