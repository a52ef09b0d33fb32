# task: gc-groups-answer
# answer: wrong
# belief: The clipped gradients of all groups go one after the other into a single list, as an optimizer would walk through them.
# mistakes: 1
def clip_groups(groups):
    clipped = []
    norms = []
    for group in groups:
        square = 0.0
        for g in group["grads"]:
            if g is not None:
                square += np.sum(np.square(g))
        norm = np.sqrt(square)
        factor = 1.0
        if group["limit"] is not None and norm > group["limit"]:
            factor = group["limit"] / norm
        for g in group["grads"]:
            clipped.append(None if g is None else factor * g)
        norms.append(norm)
    return clipped, norms
