# task: kd-gaps-answer
# answer: wrong
# belief: The mean is taken over all known entries, the number of which is known.sum().
# mistakes: 1
def gap_distillation_loss(student, teacher, temperature):
    known = ~np.isnan(teacher)
    if not known.any():
        return 0.0

    def log_p(z):
        z = np.where(known, z / temperature, -np.inf)
        top = np.where(known.any(axis=1, keepdims=True), z.max(axis=1, keepdims=True), 0.0)
        total = np.exp(z - top).sum(axis=1, keepdims=True)
        return z - top - np.log(np.where(total == 0, 1.0, total))

    log_t, log_s = log_p(teacher), log_p(student)
    terms = np.exp(log_t[known]) * (log_t[known] - log_s[known])
    return temperature**2 * terms.sum() / known.sum()
