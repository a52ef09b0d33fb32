# task: gc-groups-answer
# answer: wrong
# belief: Global norm clipping always compares the norm of all gradients together, and only the limit differs from group to group.
# mistakes: 1
def clip_groups(groups):
    everything = [g for group in groups for g in group["grads"] if g is not None]
    total = np.sqrt(sum((g**2).sum() for g in everything))

    clipped = []
    norms = []
    for group in groups:
        present = [g for g in group["grads"] if g is not None]
        norms.append(np.sqrt(sum((g**2).sum() for g in present)))
        limit = group["limit"]
        scale = 1.0
        if limit is not None and total > limit:
            scale = limit / total
        clipped.append([None if g is None else g * scale for g in group["grads"]])
    return clipped, norms
