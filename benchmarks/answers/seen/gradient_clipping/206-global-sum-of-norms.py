# task: gc-global-answer
# answer: wrong
# belief: The global norm is the sum of the norms of the individual arrays.
# mistakes: 1
def clip_by_global_norm(grads, limit):
    norm = sum(np.linalg.norm(g) for g in grads if g is not None)
    scale = 1.0
    if norm > limit:
        scale = limit / norm
    clipped = [g * scale if g is not None else None for g in grads]
    return clipped, norm
