# task: kd-gaps-answer
# answer: wrong
# belief: Everything is right except that the factor T squared is forgotten.
# mistakes: 1
def gap_distillation_loss(student, teacher, temperature):
    total, count = 0.0, 0
    for s, t in zip(student, teacher):
        known = ~np.isnan(t)
        if not known.any():
            continue
        a = t[known] / temperature
        b = s[known] / temperature
        lp = a - a.max() - np.log(np.exp(a - a.max()).sum())
        lq = b - b.max() - np.log(np.exp(b - b.max()).sum())
        total += (np.exp(lp) * (lp - lq)).sum()
        count += 1
    return total / count if count else 0.0
