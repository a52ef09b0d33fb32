# task: gc-nonfinite-answer
# answer: wrong
# belief: Looks for NaN but not for infinity.
# mistakes: 1
def clip_or_skip(grads, limit):
    import math

    if any(np.isnan(g).any() for g in grads if g is not None):
        return [None for _ in grads], True
    norm = math.hypot(*[float(v) for g in grads if g is not None for v in g.ravel()])
    s = limit / norm if norm > limit else 1.0
    return [None if g is None else g * s for g in grads], False
