# task: gc-global-answer
# answer: wrong
# belief: The norm of all tensors together is the sum of the norms of the tensors.
# mistakes: 1
def clip_by_global_norm(grads, limit):
    norm = 0.0
    for g in grads:
        if g is not None:
            norm += np.linalg.norm(g)
    factor = 1.0
    if norm > limit:
        factor = limit / norm
    return [None if g is None else g * factor for g in grads], norm
