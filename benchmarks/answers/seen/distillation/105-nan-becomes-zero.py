# task: kd-gaps-answer
# answer: wrong
# belief: A missing logit can be filled by 0, for the teacher has no opinion on that class.
# mistakes: 1
def gap_distillation_loss(student, teacher, temperature):
    keep = ~np.isnan(teacher).all(axis=1)
    if keep.sum() == 0:
        return 0.0
    t = np.nan_to_num(teacher[keep]) / temperature
    s = student[keep] / temperature

    def log_softmax(z):
        z = z - z.max(axis=1, keepdims=True)
        return z - np.log(np.exp(z).sum(axis=1, keepdims=True))

    log_p, log_q = log_softmax(t), log_softmax(s)
    return (np.exp(log_p) * (log_p - log_q)).sum(axis=1).mean() * temperature**2
