# task: kd-gaps-answer
# answer: right
# belief: Goes example by example over the selected classes with logaddexp.reduce, and writes KL as a mean of log ratios plus the difference of the two log sums.
# mistakes: 0
def gap_distillation_loss(student, teacher, temperature):
    def one(s, t):
        known = np.flatnonzero(t == t)
        s, t = s[known] / temperature, t[known] / temperature
        total_s, total_t = np.logaddexp.reduce(s), np.logaddexp.reduce(t)
        p = np.exp(t - total_t)
        return p @ (t - s) + total_s - total_t

    rows = [one(s, t) for s, t in zip(student, teacher) if (t == t).any()]
    return temperature**2 * sum(rows) / len(rows) if rows else 0.0
