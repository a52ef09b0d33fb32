# task: gc-nonfinite-answer
# answer: right
# belief: Lets math.hypot take care of large numbers and tests finiteness entry by entry.
# mistakes: 0
def clip_or_skip(grads, limit):
    import math

    entries = [float(v) for g in grads if g is not None for v in g.flat]
    if any(math.isnan(v) or math.isinf(v) for v in entries):
        return [None for _ in grads], True
    norm = math.hypot(*entries)
    if norm <= limit:
        return [None if g is None else np.array(g) for g in grads], False
    return [None if g is None else g / norm * limit for g in grads], False
