# task: kd-gradient-answer
# answer: wrong
# belief: The hard part can be computed for every row, as long as it is divided by the number of labelled examples.
# mistakes: 1
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def distillation_gradient(student, teacher, labels, temperature, alpha):
    n, k = student.shape
    n_labelled = np.sum(labels >= 0)
    qT = softmax(student / temperature)
    pT = softmax(teacher / temperature)
    dz = alpha * temperature * (qT - pT) / n
    if n_labelled > 0:
        hard = softmax(student)
        hard[np.arange(n), labels] -= 1.0
        dz = dz + (1 - alpha) * hard / n_labelled
    return dz
