# task: kd-gradient-answer
# answer: wrong
# belief: The student has one softmax, the one with temperature, and both parts use it.
# mistakes: 1
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def distillation_gradient(student, teacher, labels, temperature, alpha):
    n, k = student.shape
    q = softmax(student / temperature)
    p = softmax(teacher / temperature)
    labelled = np.flatnonzero(labels >= 0)
    grad = alpha * temperature * (q - p) / n
    if len(labelled):
        target = np.zeros((len(labelled), k))
        target[np.arange(len(labelled)), labels[labelled]] = 1
        grad[labelled] += (1 - alpha) / len(labelled) * (q[labelled] - target)
    return grad
