# task: kd-control-answer
# answer: wrong
# belief: Uses the usual label smoothing formula in which the right class gets its share of the smoothing as well.
# mistakes: 1
def matched_smoothing(teacher, labels):
    n, k = teacher.shape
    c = teacher[range(n), labels].mean()
    eps = 1 - c
    onehot = np.eye(k)[labels]
    return (1 - eps) * onehot + eps / k
