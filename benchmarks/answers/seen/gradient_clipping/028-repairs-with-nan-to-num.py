# task: gc-nonfinite-answer
# answer: wrong
# belief: Repairs the entries with nan_to_num and clips, and reports skipped although nothing was skipped.
# mistakes: 2
def clip_or_skip(grads, limit):
    skipped = any(not np.isfinite(g).all() for g in grads if g is not None)
    clean = [
        None if g is None else np.nan_to_num(g, nan=0.0, posinf=limit, neginf=-limit) for g in grads
    ]
    peak = max((float(np.abs(g).max()) for g in clean if g is not None), default=0.0) or 1.0
    norm = peak * np.sqrt(sum(((g / peak) ** 2).sum() for g in clean if g is not None))
    factor = min(1.0, limit / norm) if norm else 1.0
    return [None if g is None else g * factor for g in clean], skipped
