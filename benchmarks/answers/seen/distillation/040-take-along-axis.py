# task: kd-control-answer
# answer: right
# belief: Picks with take_along_axis and writes the targets as a straight line in the one-hot matrix.
# mistakes: 0
def matched_smoothing(teacher, labels):
    k = teacher.shape[-1]
    c = np.take_along_axis(teacher, np.asarray(labels)[:, None], axis=1).mean()
    rest = (1 - c) / (k - 1)
    hot = (np.arange(k) == np.asarray(labels)[:, None]).astype(float)
    return rest + (c - rest) * hot
