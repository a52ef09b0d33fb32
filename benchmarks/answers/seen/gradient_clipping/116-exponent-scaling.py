# task: gc-nonfinite-answer
# answer: right
# belief: Takes out a power of two by frexp before squaring and puts it back in when comparing and scaling.
# mistakes: 0
def clip_or_skip(grads, limit):
    present = [np.asarray(g, dtype=np.float64) for g in grads if g is not None]
    for g in present:
        if np.count_nonzero(np.isfinite(g)) < g.size:
            return [None for _ in grads], True
    top = 0.0
    for g in present:
        top = max(top, float(np.abs(g).max(initial=0.0)))
    if top == 0.0:
        return [None if g is None else np.array(g) for g in grads], False
    _, power = np.frexp(top)
    mantissa = np.sqrt(sum(np.sum(np.ldexp(g, -power) ** 2) for g in present))
    small_limit = np.ldexp(float(limit), -power)
    if mantissa <= small_limit:
        return [None if g is None else np.array(g) for g in grads], False
    return [None if g is None else np.ldexp(np.asarray(g, float), -power) * (limit / mantissa) for g in grads], False
