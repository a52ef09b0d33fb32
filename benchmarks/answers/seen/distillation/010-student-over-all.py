# task: kd-gaps-answer
# answer: wrong
# belief: Takes the student's softmax over all classes and only then picks the known ones.
# mistakes: 1
def gap_distillation_loss(student, teacher, temperature):
    T = temperature
    known = ~np.isnan(teacher)
    rows = known.any(axis=1)
    if rows.sum() == 0:
        return 0.0

    def lsm(z):
        z = z - z.max(axis=1, keepdims=True)
        return z - np.log(np.exp(z).sum(axis=1, keepdims=True))

    lq = lsm(student[rows] / T)
    tt = np.where(known, teacher / T, -1e30)[rows]
    lp = lsm(tt)
    p = np.exp(lp)
    kl = np.where(known[rows], p * (lp - lq), 0).sum(axis=1)
    return T**2 * kl.mean()
