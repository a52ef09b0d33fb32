# task: gc-global-answer
# answer: wrong
# belief: Divides by the squared norm in the factor but reports the right norm.
# mistakes: 1
def clip_by_global_norm(grads, limit):
    sq = 0
    for g in grads:
        if g is not None:
            sq = sq + np.sum(np.square(g))
    norm = np.sqrt(sq)
    out = []
    for g in grads:
        if g is None:
            out.append(None)
        elif norm > limit:
            out.append(g * limit / sq)
        else:
            out.append(np.array(g))
    return out, norm
