# task: kd-gaps-answer
# answer: wrong
# belief: Replaces the missing logits by zero with nan_to_num and treats the class as known.
# mistakes: 1
def gap_distillation_loss(student, teacher, temperature):
    ok = ~np.isnan(teacher).all(axis=1)
    if not ok.any():
        return 0.0
    t = np.nan_to_num(teacher[ok]) / temperature
    s = student[ok] / temperature
    t = t - t.max(1, keepdims=True)
    s = s - s.max(1, keepdims=True)
    lp = t - np.log(np.exp(t).sum(1, keepdims=True))
    lq = s - np.log(np.exp(s).sum(1, keepdims=True))
    return temperature**2 * (np.exp(lp) * (lp - lq)).sum(1).mean()
