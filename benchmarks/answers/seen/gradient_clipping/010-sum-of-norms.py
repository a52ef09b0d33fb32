# task: gc-global-answer
# answer: wrong
# belief: Adds the norms of the tensors instead of their squares, and divides by zero for a zero gradient.
# mistakes: 2
def clip_by_global_norm(grads, limit):
    norm = sum(np.linalg.norm(g) for g in grads if g is not None)
    scale = np.minimum(1, limit / np.float64(norm))
    return [None if g is None else g * scale for g in grads], norm
