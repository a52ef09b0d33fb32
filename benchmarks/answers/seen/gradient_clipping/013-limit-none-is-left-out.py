# task: gc-groups-answer
# answer: wrong
# belief: Skips groups without a limit with continue, so they are missing in the result.
# mistakes: 1
def clip_groups(groups):
    clipped = []
    norms = []
    for group in groups:
        if group["limit"] is None:
            continue
        gs = group["grads"]
        norm = np.sqrt(sum(np.sum(g**2) for g in gs if g is not None))
        scale = min(1, group["limit"] / norm) if norm > 0 else 1
        clipped.append([g if g is None else g * scale for g in gs])
        norms.append(norm)
    return clipped, norms
