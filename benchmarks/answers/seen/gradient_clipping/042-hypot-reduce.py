# task: gc-global-answer
# answer: right
# belief: Combines the norms of the tensors two by two with hypot and divides by max(norm, limit).
# mistakes: 0
def clip_by_global_norm(grads, limit):
    from functools import reduce

    norms = (np.linalg.norm(g.ravel()) for g in grads if g is not None)
    norm = reduce(np.hypot, norms, 0.0)
    longer = max(norm, limit)
    return [None if g is None else g * (limit / longer) for g in grads], norm
