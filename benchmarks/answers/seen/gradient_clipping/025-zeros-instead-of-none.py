# task: gc-nonfinite-answer
# answer: wrong
# belief: Returns zeros for a skipped step because a zero gradient does not move anything.
# mistakes: 1
def clip_or_skip(grads, limit):
    real = [g for g in grads if g is not None]
    if not all(np.isfinite(g).all() for g in real):
        return [None if g is None else np.zeros_like(g) for g in grads], True
    top = max((np.abs(g).max() for g in real if g.size), default=0.0)
    if top == 0:
        return [None if g is None else g.copy() for g in grads], False
    rel = np.sqrt(sum(((g / top) ** 2).sum() for g in real))
    s = min(1.0, limit / top / rel)
    return [None if g is None else g * s for g in grads], False
