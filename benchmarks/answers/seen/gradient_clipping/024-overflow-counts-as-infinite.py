# task: gc-nonfinite-answer
# answer: wrong
# belief: Tests whether the norm is finite, which also skips finite gradients of size 1e200.
# mistakes: 1
def clip_or_skip(grads, limit):
    with np.errstate(over="ignore", invalid="ignore"):
        norm = np.sqrt(sum(np.sum(g * g) for g in grads if g is not None))
    if not np.isfinite(norm):
        return [None] * len(grads), True
    scale = limit / norm if norm > limit else 1.0
    return [None if g is None else g * scale for g in grads], False
