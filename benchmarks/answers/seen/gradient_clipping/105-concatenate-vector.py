# task: gc-global-answer
# answer: right
# belief: Really builds the one long vector, clips it, and cuts it up again with np.split.
# mistakes: 0
def clip_by_global_norm(grads, limit):
    present = [i for i, g in enumerate(grads) if g is not None]
    clipped = [None] * len(grads)
    if not present:
        return clipped, 0.0
    vector = np.concatenate([np.ravel(grads[i]) for i in present]).astype(np.float64)
    norm = float(np.sqrt(vector @ vector))
    vector = vector / max(1.0, norm / limit)
    ends = np.cumsum([np.size(grads[i]) for i in present])
    for i, piece in zip(present, np.split(vector, ends[:-1])):
        clipped[i] = piece.reshape(np.shape(grads[i]))
    return clipped, norm
