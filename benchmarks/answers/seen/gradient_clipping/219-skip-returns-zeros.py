# task: gc-nonfinite-answer
# answer: wrong
# belief: Skipping a step means handing zero gradients to the optimizer.
# mistakes: 1
def clip_or_skip(grads, limit):
    arrays = [g for g in grads if g is not None]
    if any(not np.isfinite(g).all() for g in arrays):
        return [None if g is None else np.zeros_like(g) for g in grads], True
    m = max([np.max(np.abs(g)) for g in arrays if g.size] + [0.0])
    if m == 0.0:
        return [None if g is None else g.copy() for g in grads], False
    unit = np.sqrt(sum(np.sum((g / m) ** 2) for g in arrays))
    if unit > limit / m:
        return [None if g is None else (g / m) * (limit / unit) for g in grads], False
    return [None if g is None else g.copy() for g in grads], False
