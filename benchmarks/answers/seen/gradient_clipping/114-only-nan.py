# task: gc-nonfinite-answer
# answer: wrong
# belief: It is NaN that cannot be repaired; np.isnan finds the bad entries, an infinity is just very long and gets clipped.
# mistakes: 1
def clip_or_skip(grads, limit):
    present = [g for g in grads if g is not None]
    if any(np.isnan(g).any() for g in present):
        return [None] * len(grads), True
    top = max([np.abs(g).max() for g in present], default=0.0)
    if top == 0:
        return [None if g is None else g.copy() for g in grads], False
    norm_over_top = np.sqrt(sum(((g / top) ** 2).sum() for g in present))
    if norm_over_top * top <= limit:
        return [None if g is None else g.copy() for g in grads], False
    return [None if g is None else g / top * (limit / norm_over_top) for g in grads], False
