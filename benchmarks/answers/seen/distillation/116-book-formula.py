# task: kd-control-answer
# answer: wrong
# belief: Label smoothing is the book's formula, with 1 - epsilon equal to c.
# mistakes: 1
def matched_smoothing(teacher, labels):
    n, k = teacher.shape
    c = teacher[np.arange(n), labels].mean()
    epsilon = 1 - c
    return (1 - epsilon) * np.eye(k)[labels] + epsilon / k
