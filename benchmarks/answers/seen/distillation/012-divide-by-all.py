# task: kd-gaps-answer
# answer: wrong
# belief: Divides by the number of all examples, the ones without a known class included.
# mistakes: 1
def gap_distillation_loss(student, teacher, temperature):
    n = len(student)
    loss = 0
    for i in range(n):
        idx = np.where(~np.isnan(teacher[i]))[0]
        if len(idx) == 0:
            continue
        t = teacher[i, idx] / temperature
        s = student[i, idx] / temperature
        t = t - np.logaddexp.reduce(t)
        s = s - np.logaddexp.reduce(s)
        loss += np.sum(np.exp(t) * (t - s))
    return temperature**2 * loss / n
