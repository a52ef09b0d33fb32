# task: kd-control-answer
# answer: wrong
# belief: Averages the teacher's largest probability instead of that of the right class.
# mistakes: 1
def matched_smoothing(teacher, labels):
    n, k = teacher.shape
    c = teacher.max(axis=1).mean()
    out = np.full((n, k), (1 - c) / (k - 1))
    out[np.arange(n), labels] = c
    return out
