# task: kd-control-answer
# answer: wrong
# belief: Label smoothing is always c times one-hot plus (1 - c) / k for every class, the right one included.
# mistakes: 1
def matched_smoothing(teacher, labels):
    k = teacher.shape[1]
    onehot = np.eye(k)[labels]
    c = (teacher * onehot).sum(axis=1).mean()
    return c * onehot + (1 - c) / k
