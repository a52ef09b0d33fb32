# task: gc-global-answer
# answer: wrong
# belief: Clipping to norm limit means that the gradient has norm limit afterwards, also when it was shorter before.
# mistakes: 1
def clip_by_global_norm(grads, limit):
    total = 0.0
    for g in grads:
        if g is not None:
            total += (g**2).sum()
    norm = np.sqrt(total)
    factor = limit / norm if norm > 0 else 1.0
    return [None if g is None else g * factor for g in grads], norm
