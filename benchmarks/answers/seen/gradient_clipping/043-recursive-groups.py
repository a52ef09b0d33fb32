# task: gc-groups-answer
# answer: right
# belief: Handles the first group and calls itself for the rest; a missing limit is an infinite one.
# mistakes: 0
def clip_groups(groups):
    if not groups:
        return [], []
    first, *others = groups
    limit = np.inf if first["limit"] is None else first["limit"]
    norm = sum(np.vdot(g, g) for g in first["grads"] if g is not None) ** 0.5
    scale = limit / norm if norm > limit else 1.0
    here = [None if g is None else scale * g for g in first["grads"]]
    clipped, norms = clip_groups(others)
    return [here, *clipped], [norm, *norms]
