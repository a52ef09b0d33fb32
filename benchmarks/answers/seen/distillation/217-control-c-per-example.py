# task: kd-control-answer
# answer: wrong
# belief: Each example's right class keeps the probability that the teacher gave to it.
# mistakes: 1
def matched_smoothing(teacher, labels):
    n, k = teacher.shape
    c = teacher[np.arange(n), labels]
    targets = np.repeat(((1 - c) / (k - 1))[:, None], k, axis=1)
    targets[np.arange(n), labels] = c
    return targets
