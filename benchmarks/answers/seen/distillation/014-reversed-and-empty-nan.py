# task: kd-gaps-answer
# answer: wrong
# belief: Takes KL(student‖teacher) and forgets the case of no known class, which gives nan.
# mistakes: 2
def gap_distillation_loss(student, teacher, temperature):
    losses = []
    for s, t in zip(student, teacher):
        m = ~np.isnan(t)
        if m.sum() == 0:
            continue
        lt = t[m] / temperature
        ls = s[m] / temperature
        lt = lt - np.logaddexp.reduce(lt)
        ls = ls - np.logaddexp.reduce(ls)
        losses.append(np.sum(np.exp(ls) * (ls - lt)))
    return np.sum(losses) / np.float64(len(losses)) * temperature**2
