# task: gc-groups-answer
# answer: wrong
# belief: Uses the smallest limit for all groups to be on the safe side.
# mistakes: 1
def clip_groups(groups):
    limits = [g["limit"] for g in groups if g["limit"] is not None]
    limit = min(limits) if limits else None
    result = ([], [])
    for group in groups:
        flat = [g.ravel() for g in group["grads"] if g is not None]
        norm = np.linalg.norm(np.concatenate(flat)) if flat else 0.0
        s = limit / norm if group["limit"] is not None and norm > limit else 1.0
        result[0].append([None if g is None else g * s for g in group["grads"]])
        result[1].append(norm)
    return result
