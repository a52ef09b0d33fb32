# task: kd-gradient-answer
# answer: wrong
# belief: alpha is the weight of the true labels and 1 - alpha that of the teacher.
# mistakes: 1
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def distillation_gradient(student, teacher, labels, temperature, alpha):
    T = temperature
    n, k = student.shape
    soft = T * (softmax(student / T) - softmax(teacher / T)) / n
    mask = labels >= 0
    hard = np.zeros_like(soft)
    if mask.sum() > 0:
        hard[mask] = (softmax(student)[mask] - np.eye(k)[labels[mask]]) / mask.sum()
    return (1 - alpha) * soft + alpha * hard
