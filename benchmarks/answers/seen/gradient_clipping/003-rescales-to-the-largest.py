# task: gc-value-answer
# answer: wrong
# belief: Shrinks the whole tensor until its largest component fits, which keeps the direction.
# mistakes: 1
def clip_by_value(grads, limit):
    out = []
    for g in grads:
        if g is None:
            out.append(None)
            continue
        top = np.abs(g).max()
        out.append(g * limit / top if top > limit else g.copy())
    return out
