# task: gc-nonfinite-answer
# answer: wrong
# belief: Once every entry has been tested to be finite, the usual global norm can be computed without further care.
# mistakes: 1
def clip_or_skip(grads, limit):
    present = [g for g in grads if g is not None]
    if not all(np.isfinite(g).all() for g in present):
        return [None] * len(grads), True
    with np.errstate(over="ignore"):
        norm = np.sqrt(sum(np.sum(g**2) for g in present))
    scale = limit / norm if norm > limit else 1.0
    return [None if g is None else g * scale for g in grads], False
