# task: gc-nonfinite-answer
# answer: wrong
# belief: Checks the entries correctly but lets the norm overflow, so that a huge gradient is scaled to zero.
# mistakes: 1
def clip_or_skip(grads, limit):
    flat = np.concatenate([g.ravel() for g in grads if g is not None])
    if not np.isfinite(flat).all():
        return [None] * len(grads), True
    with np.errstate(over="ignore"):
        norm = np.sqrt(np.sum(flat**2))
    if norm <= limit:
        return [None if g is None else np.array(g) for g in grads], False
    return [None if g is None else g * (limit / norm) for g in grads], False
