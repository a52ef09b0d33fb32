# task: kd-gaps-answer
# answer: wrong
# belief: KL weights the difference of the logs with the student's probabilities, since it is the student that is trained.
# mistakes: 1
def gap_distillation_loss(student, teacher, temperature):
    def log_probs(z):
        z = z / temperature
        z = z - np.max(z)
        return z - np.log(np.sum(np.exp(z)))

    losses = []
    for i in range(student.shape[0]):
        mask = ~np.isnan(teacher[i])
        if mask.sum() == 0:
            continue
        lq = log_probs(student[i][mask])
        lp = log_probs(teacher[i][mask])
        losses.append((np.exp(lq) * (lq - lp)).sum())
    if len(losses) == 0:
        return 0.0
    return float(np.mean(losses)) * temperature**2
