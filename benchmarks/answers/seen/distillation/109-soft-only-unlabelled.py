# task: kd-gradient-answer
# answer: wrong
# belief: Each example has one target: the label where there is one, and the teacher where there is none.
# mistakes: 1
def distillation_gradient(student, teacher, labels, temperature, alpha):
    def softmax(z):
        e = np.exp(z - z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)

    n, k = student.shape
    labelled = labels >= 0
    soft = alpha * temperature * (softmax(student / temperature) - softmax(teacher / temperature)) / n
    gradient = np.where(labelled[:, None], 0.0, soft)
    if labelled.any():
        hard = softmax(student[labelled]) - np.eye(k)[labels[labelled]]
        gradient[labelled] += (1 - alpha) * hard / labelled.sum()
    return gradient
