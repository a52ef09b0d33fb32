# task: kd-control-answer
# answer: wrong
# belief: Lets the other classes share the rest as the teacher does on average over the batch instead of alike.
# mistakes: 1
def matched_smoothing(teacher, labels):
    n, k = teacher.shape
    c = np.mean([teacher[i, labels[i]] for i in range(n)])
    hot = np.eye(k)[labels]
    wrong = (teacher * (1 - hot)).mean(axis=0)
    rest = (1 - hot) * wrong
    rest = rest / rest.sum(axis=1, keepdims=True) * (1 - c)
    return hot * c + rest
