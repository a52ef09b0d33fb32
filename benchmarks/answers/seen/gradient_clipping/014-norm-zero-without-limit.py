# task: gc-groups-answer
# answer: wrong
# belief: Reports norm 0 for a group that is not clipped because its norm is not needed.
# mistakes: 1
def clip_groups(groups):
    all_clipped, all_norms = [], []
    for group in groups:
        norm = 0.0
        clipped = [None if g is None else g.copy() for g in group["grads"]]
        if group["limit"] is not None:
            norm = float(np.sqrt(sum(np.sum(g**2) for g in clipped if g is not None)))
            if norm > group["limit"]:
                clipped = [None if g is None else g * (group["limit"] / norm) for g in clipped]
        all_clipped.append(clipped)
        all_norms.append(norm)
    return all_clipped, all_norms
