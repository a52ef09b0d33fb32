# task: gc-groups-answer
# answer: wrong
# belief: Clips each tensor of a group by itself and reports the norms after clipping.
# mistakes: 2
def clip_groups(groups):
    def norm(v):
        return float(np.sqrt((v**2).sum()))

    clipped, norms = [], []
    for grp in groups:
        new = []
        for g in grp["grads"]:
            if g is None or grp["limit"] is None:
                new.append(g)
                continue
            new.append(g * min(1.0, grp["limit"] / max(norm(g), 1e-12)))
        clipped.append(new)
        norms.append(np.sqrt(sum(norm(g) ** 2 for g in new if g is not None)))
    return clipped, norms
