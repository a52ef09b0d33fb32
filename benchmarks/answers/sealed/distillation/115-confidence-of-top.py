# task: kd-control-answer
# answer: wrong
# belief: How soft the teacher is shows in its largest probability, so c is the average of the row maxima.
# mistakes: 1
def matched_smoothing(teacher, labels):
    n, k = teacher.shape
    c = teacher.max(axis=1).mean()
    targets = np.full((n, k), (1 - c) / (k - 1))
    targets[np.arange(n), labels] = c
    return targets
