# task: kd-gaps-answer
# answer: wrong
# belief: The mean over the batch divides by n; an example without known classes simply adds 0.
# mistakes: 1
def gap_distillation_loss(student, teacher, temperature):
    total = 0.0
    n = len(student)
    for s, t in zip(student, teacher):
        known = ~np.isnan(t)
        if not known.any():
            continue
        a = s[known] / temperature
        b = t[known] / temperature
        a = a - a.max()
        b = b - b.max()
        log_q = a - np.log(np.exp(a).sum())
        log_p = b - np.log(np.exp(b).sum())
        total += np.sum(np.exp(log_p) * (log_p - log_q))
    return total / n * temperature**2
