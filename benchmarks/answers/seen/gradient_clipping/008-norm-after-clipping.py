# task: gc-global-answer
# answer: wrong
# belief: Returns the norm of the clipped gradient.
# mistakes: 1
def clip_by_global_norm(grads, limit):
    def norm_of(gs):
        return np.sqrt(sum(np.sum(g * g) for g in gs if g is not None))

    norm = norm_of(grads)
    scale = limit / norm if norm > limit else 1.0
    clipped = [g * scale if g is not None else None for g in grads]
    return clipped, norm_of(clipped)
