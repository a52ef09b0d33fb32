# task: gc-groups-answer
# answer: wrong
# belief: The limit of a group applies to each gradient array in the group separately.
# mistakes: 1
def clip_one(g, limit):
    if g is None:
        return None
    if limit is None:
        return g.copy()
    n = np.linalg.norm(g)
    return g * (limit / n) if n > limit else g.copy()


def clip_groups(groups):
    norms = [
        np.sqrt(sum(np.sum(g**2) for g in group["grads"] if g is not None))
        for group in groups
    ]
    clipped = [[clip_one(g, group["limit"]) for g in group["grads"]] for group in groups]
    return clipped, norms
