# task: gc-groups-answer
# answer: wrong
# belief: The clipped gradients of all groups are one flat list, as in task 2, and the norms are what each group has once it is clipped.
# mistakes: 2
def clip_groups(groups):
    def length(grads):
        return np.sqrt(sum(np.sum(g ** 2) for g in grads if g is not None))

    clipped, norms = [], []
    for group in groups:
        grads = group["grads"]
        norm = length(grads)
        if group["limit"] is not None and norm > group["limit"]:
            grads = [None if g is None else g * group["limit"] / norm for g in grads]
        else:
            grads = [None if g is None else g.copy() for g in grads]
        clipped.extend(grads)
        norms.append(length(grads))
    return clipped, norms
