# task: gc-groups-answer
# answer: wrong
# belief: Initialises the sum of squares before the loop over the groups, so each group inherits those before it.
# mistakes: 1
def clip_groups(groups):
    clipped, norms = [], []
    squares = 0.0
    for group in groups:
        for g in group["grads"]:
            if g is not None:
                squares += float((g * g).sum())
        norm = squares**0.5
        limit = group["limit"]
        factor = 1.0
        if limit is not None and norm > limit:
            factor = limit / norm
        clipped.append([None if g is None else factor * g for g in group["grads"]])
        norms.append(norm)
    return clipped, norms
