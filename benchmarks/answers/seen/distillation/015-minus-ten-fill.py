# task: kd-gaps-answer
# answer: wrong
# belief: Fills unknown classes with logit -10 on both sides, which is small but not impossible, above all at high temperature.
# mistakes: 1
def gap_distillation_loss(student, teacher, temperature):
    missing = np.isnan(teacher)
    rows = ~missing.all(axis=1)
    if not rows.any():
        return 0.0
    t = np.where(missing, -10.0, teacher)[rows] / temperature
    s = np.where(missing, -10.0, student)[rows] / temperature
    t = t - t.max(axis=1, keepdims=True)
    s = s - s.max(axis=1, keepdims=True)
    lp = t - np.log(np.exp(t).sum(axis=1, keepdims=True))
    lq = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return (np.exp(lp) * (lp - lq)).sum(axis=1).mean() * temperature**2
