# task: kd-gaps-answer
# answer: wrong
# belief: Averages over all known entries with nanmean instead of summing within an example first.
# mistakes: 1
def gap_distillation_loss(student, teacher, temperature):
    known = np.isfinite(teacher)
    if not known.any():
        return 0.0
    t = np.where(known, teacher, -np.inf) / temperature
    s = np.where(known, student, -np.inf) / temperature
    keep = known.any(axis=1)
    t, s, known = t[keep], s[keep], known[keep]
    lp = t - np.logaddexp.reduce(t, axis=1, keepdims=True)
    lq = s - np.logaddexp.reduce(s, axis=1, keepdims=True)
    with np.errstate(invalid="ignore"):
        terms = np.where(known, np.exp(lp) * (lp - lq), np.nan)
    return np.nanmean(terms) * temperature**2
