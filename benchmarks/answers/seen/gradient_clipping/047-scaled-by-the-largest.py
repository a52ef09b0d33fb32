# task: gc-nonfinite-answer
# answer: right
# belief: Divides by the largest entry before squaring, so that nothing overflows.
# mistakes: 0
def clip_or_skip(grads, limit):
    present = [g for g in grads if g is not None]
    if not all(np.isfinite(g).all() for g in present):
        return [None] * len(grads), True
    top = max((np.abs(g).max() for g in present), default=0.0)
    if top == 0.0:
        return [None if g is None else g.copy() for g in grads], False
    relative = np.sqrt(sum(np.sum((g / top) ** 2) for g in present))
    if relative <= limit / top:
        return [None if g is None else g.copy() for g in grads], False
    return [None if g is None else (g / top) * (limit / relative) for g in grads], False
