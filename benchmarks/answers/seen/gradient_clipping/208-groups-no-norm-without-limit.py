# task: gc-groups-answer
# answer: wrong
# belief: A group that is not clipped needs no norm, so its entry in norms is None.
# mistakes: 1
def clip_groups(groups):
    clipped, norms = [], []
    for group in groups:
        grads, limit = group["grads"], group["limit"]
        if limit is None:
            clipped.append([None if g is None else g.copy() for g in grads])
            norms.append(None)
            continue
        norm = np.sqrt(sum(np.sum(g**2) for g in grads if g is not None))
        factor = limit / norm if norm > limit else 1.0
        clipped.append([None if g is None else g * factor for g in grads])
        norms.append(norm)
    return clipped, norms
