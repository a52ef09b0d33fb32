# task: kd-control-answer
# answer: wrong
# belief: Keeps the probability of the right class for each example instead of averaging over the batch.
# mistakes: 1
def matched_smoothing(teacher, labels):
    n, k = teacher.shape
    idx = np.arange(n)
    c = teacher[idx, labels]
    t = np.repeat(((1 - c) / (k - 1))[:, None], k, axis=1)
    t[idx, labels] = c
    return t
