# task: gc-groups-answer
# answer: right
# belief: Computes all norms first, then all factors, then scales with a nested comprehension.
# mistakes: 0
def clip_groups(groups):
    squares = [[np.einsum("i,i", g.ravel(), g.ravel()) for g in p["grads"] if g is not None] for p in groups]
    norms = [float(np.sqrt(np.sum(s))) for s in squares]
    factors = [
        1.0 if p["limit"] is None or norm <= p["limit"] else p["limit"] / norm
        for p, norm in zip(groups, norms, strict=True)
    ]
    clipped = [
        [None if g is None else np.multiply(g, f) for g in p["grads"]]
        for p, f in zip(groups, factors, strict=True)
    ]
    return clipped, norms
