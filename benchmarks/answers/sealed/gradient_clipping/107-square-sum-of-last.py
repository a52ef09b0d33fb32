# task: gc-groups-answer
# answer: wrong
# belief: The total of squares is set up once before the loop over the groups; it is forgotten that it goes on growing from group to group.
# mistakes: 1
def clip_groups(groups):
    clipped = []
    norms = []
    total = 0.0
    for group in groups:
        for g in group["grads"]:
            if g is not None:
                total += np.sum(g * g)
        norm = np.sqrt(total)
        norms.append(norm)
        factor = 1.0
        if group["limit"] is not None and norm > group["limit"]:
            factor = group["limit"] / norm
        clipped.append([None if g is None else factor * g for g in group["grads"]])
    return clipped, norms
