# task: gc-nonfinite-answer
# answer: wrong
# belief: Whether anything is NaN or infinite is best seen from the norm, since one bad entry makes the norm bad.
# mistakes: 1
def clip_or_skip(grads, limit):
    norm = np.sqrt(sum(np.sum(g ** 2) for g in grads if g is not None))
    if not np.isfinite(norm):
        return [None for _ in grads], True
    if norm > limit:
        return [None if g is None else g * (limit / norm) for g in grads], False
    return [None if g is None else g.copy() for g in grads], False
