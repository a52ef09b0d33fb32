# task: kd-control-answer
# answer: wrong
# belief: The rest 1 - c is shared among the k classes, so that each other class gets (1 - c) / k.
# mistakes: 1
def matched_smoothing(teacher, labels):
    n, k = teacher.shape
    rows = np.arange(n)
    c = np.mean(teacher[rows, labels])
    targets = np.ones((n, k)) * (1.0 - c) / k
    targets[rows, labels] = c
    return targets
