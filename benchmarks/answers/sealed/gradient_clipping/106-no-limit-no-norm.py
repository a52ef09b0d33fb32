# task: gc-groups-answer
# answer: wrong
# belief: A group that is not clipped has no norm before clipping to report, so its norm is 0.
# mistakes: 1
def clip_groups(groups):
    clipped, norms = [], []
    for group in groups:
        grads, limit = group["grads"], group["limit"]
        if limit is None:
            clipped.append([None if g is None else g.copy() for g in grads])
            norms.append(0.0)
            continue
        norm = np.sqrt(sum((g ** 2).sum() for g in grads if g is not None))
        scale = min(1.0, limit / norm) if norm > 0 else 1.0
        clipped.append([None if g is None else g * scale for g in grads])
        norms.append(norm)
    return clipped, norms
