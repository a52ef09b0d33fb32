# task: kd-control-answer
# answer: wrong
# belief: Indexes teacher[:, labels], which picks an n by n table, and averages all of it.
# mistakes: 1
def matched_smoothing(teacher, labels):
    c = np.mean(teacher[:, labels])
    k = teacher.shape[1]
    hot = np.eye(k)[labels]
    return hot * c + (1 - hot) * (1 - c) / (k - 1)
