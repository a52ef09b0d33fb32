# task: gc-nonfinite-answer
# answer: wrong
# belief: After dividing by the largest entry against overflow, the norm of the divided gradients is the norm, and that is compared with limit.
# mistakes: 1
def clip_or_skip(grads, limit):
    if not all(np.isfinite(g).all() for g in grads if g is not None):
        return [None] * len(grads), True
    big = max((np.abs(g).max() for g in grads if g is not None), default=1.0)
    if big == 0:
        big = 1.0
    small = [None if g is None else g / big for g in grads]
    norm = np.sqrt(sum((g ** 2).sum() for g in small if g is not None))
    if norm > limit:
        return [None if g is None else g * limit / norm for g in small], False
    return [None if g is None else g.copy() for g in grads], False
