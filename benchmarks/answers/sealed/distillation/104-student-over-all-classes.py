# task: kd-gaps-answer
# answer: wrong
# belief: Only the sum of KL has to leave out the unknown classes; the student's probabilities are its ordinary softmax.
# mistakes: 1
def gap_distillation_loss(student, teacher, temperature):
    T = temperature
    s = student / T
    s = s - s.max(axis=1, keepdims=True)
    log_q = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    losses = []
    for row in range(len(teacher)):
        known = ~np.isnan(teacher[row])
        if not known.any():
            continue
        t = teacher[row, known] / T
        t = t - t.max()
        log_p = t - np.log(np.exp(t).sum())
        losses.append(np.sum(np.exp(log_p) * (log_p - log_q[row, known])))
    if not losses:
        return 0.0
    return T**2 * np.mean(losses)
