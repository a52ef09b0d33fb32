# task: kd-gaps-answer
# answer: wrong
# belief: Only the teacher's probabilities need the mask; the student knows all classes and keeps its usual softmax.
# mistakes: 1
def gap_distillation_loss(student, teacher, temperature):
    known = ~np.isnan(teacher)
    rows = known.any(axis=1)
    if not rows.any():
        return 0.0
    s = student[rows] / temperature
    t = np.where(known, teacher / temperature, -np.inf)[rows]
    k = known[rows]

    s = s - s.max(axis=1, keepdims=True)
    log_q = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    t = t - t.max(axis=1, keepdims=True)
    log_p = t - np.log(np.exp(t).sum(axis=1, keepdims=True))
    kl = np.where(k, np.exp(log_p) * (np.where(k, log_p, 0) - log_q), 0.0).sum(axis=1)
    return temperature**2 * kl.mean()
