# task: gc-global-answer
# answer: wrong
# belief: Each gradient array is shortened to the limit by its own norm, and the global norm is only something to report.
# mistakes: 1
def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads if g is not None))
    clipped = []
    for g in grads:
        if g is None:
            clipped.append(None)
            continue
        n = np.linalg.norm(g)
        clipped.append(g * (limit / n) if n > limit else g.copy())
    return clipped, norm
