# task: gc-global-answer
# answer: wrong
# belief: Clips every tensor by its own norm.
# mistakes: 1
def clip_by_global_norm(grads, limit):
    clipped = []
    total = 0.0
    for g in grads:
        if g is None:
            clipped.append(None)
            continue
        norm = np.linalg.norm(g)
        total += norm**2
        clipped.append(g * min(1.0, limit / norm) if norm > 0 else g * 1.0)
    return clipped, np.sqrt(total)
