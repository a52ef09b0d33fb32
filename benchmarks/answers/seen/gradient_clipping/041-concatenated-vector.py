# task: gc-global-answer
# answer: right
# belief: Joins everything to one vector, scales it and cuts it into pieces again.
# mistakes: 0
def clip_by_global_norm(grads, limit):
    present = [i for i, g in enumerate(grads) if g is not None]
    vector = np.concatenate([np.zeros(0)] + [np.ravel(grads[i]) for i in present])
    norm = float(np.sqrt(vector @ vector))
    if norm > limit:
        vector = vector * (limit / norm)
    clipped = [None] * len(grads)
    ends = np.cumsum([grads[i].size for i in present])
    for i, piece in zip(present, np.split(vector, ends[:-1]) if present else [], strict=True):
        clipped[i] = piece.reshape(grads[i].shape)
    return clipped, norm
