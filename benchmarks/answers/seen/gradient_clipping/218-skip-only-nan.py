# task: gc-nonfinite-answer
# answer: wrong
# belief: A gradient is broken when it contains NaN; an infinite one is only very large and clipping takes care of it.
# mistakes: 1
def clip_or_skip(grads, limit):
    for g in grads:
        if g is not None and np.any(np.isnan(g)):
            return [None] * len(grads), True

    largest = max((np.abs(g).max() for g in grads if g is not None and g.size), default=0.0)
    if largest == 0:
        return [None if g is None else g.copy() for g in grads], False
    with np.errstate(invalid="ignore"):
        # divide by the largest entry first, so that squares cannot overflow
        norm = largest * np.sqrt(sum(np.sum((g / largest) ** 2) for g in grads if g is not None))
        factor = limit / norm if norm > limit else 1.0
        clipped = [None if g is None else g * factor for g in grads]
    return clipped, False
