# task: gc-nonfinite-answer
# answer: wrong
# belief: Throws away only the tensor with the NaN and clips the rest.
# mistakes: 1
def clip_or_skip(grads, limit):
    skipped = False
    kept = []
    for g in grads:
        if g is not None and not np.all(np.isfinite(g)):
            skipped = True
            g = None
        kept.append(g)
    big = max([np.max(np.abs(g)) for g in kept if g is not None] + [1e-300])
    norm = big * np.sqrt(sum(np.sum((g / big) ** 2) for g in kept if g is not None))
    s = limit / norm if norm > limit else 1.0
    return [None if g is None else g * s for g in kept], skipped
