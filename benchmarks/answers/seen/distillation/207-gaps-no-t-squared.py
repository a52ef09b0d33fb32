# task: kd-gaps-answer
# answer: wrong
# belief: Dividing both sides' logits by the temperature is all that the temperature does to the loss.
# mistakes: 1
def gap_distillation_loss(student, teacher, temperature):
    mask = ~np.isnan(teacher)
    use = mask.any(axis=1)
    if not use.any():
        return 0.0
    mask = mask[use]
    s = np.where(mask, student[use] / temperature, -np.inf)
    t = np.where(mask, teacher[use] / temperature, -np.inf)

    def lsm(z):
        z = z - z.max(axis=1, keepdims=True)
        return z - np.log(np.exp(z).sum(axis=1, keepdims=True))

    lq, lp = lsm(s), lsm(t)
    diff = np.zeros_like(lp)
    diff[mask] = lp[mask] - lq[mask]
    return (np.exp(lp) * diff).sum(axis=1).mean()
