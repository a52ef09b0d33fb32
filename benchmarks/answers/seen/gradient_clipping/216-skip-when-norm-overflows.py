# task: gc-nonfinite-answer
# answer: wrong
# belief: It is enough to look at the norm: if it is not finite, some entry was not finite.
# mistakes: 1
def clip_or_skip(grads, limit):
    with np.errstate(over="ignore", invalid="ignore"):
        norm = np.sqrt(sum(np.sum(g**2) for g in grads if g is not None))
    if not np.isfinite(norm):
        return [None for _ in grads], True
    factor = min(1.0, limit / norm) if norm > 0 else 1.0
    return [None if g is None else g * factor for g in grads], False
