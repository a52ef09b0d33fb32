# task: gc-groups-answer
# answer: wrong
# belief: Measures one norm over all groups and compares it with each limit.
# mistakes: 1
def clip_groups(groups):
    total = np.sqrt(sum((g**2).sum() for group in groups for g in group["grads"] if g is not None))
    clipped, norms = [], []
    for group in groups:
        limit = group["limit"]
        s = 1.0 if limit is None or total <= limit else limit / total
        clipped.append([None if g is None else g * s for g in group["grads"]])
        norms.append(total)
    return clipped, norms
