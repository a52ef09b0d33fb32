# task: kd-gradient-answer
# answer: wrong
# belief: The student's probabilities are q at temperature T, and these stand in both parts.
# mistakes: 1
def distillation_gradient(student, teacher, labels, temperature, alpha):
    def softmax(z):
        z = z / temperature
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    q, p = softmax(student), softmax(teacher)
    n = student.shape[0]
    grad = alpha * temperature * (q - p) / n
    with_label = np.where(labels >= 0)[0]
    if with_label.size:
        one_hot = np.eye(student.shape[1])[labels[with_label]]
        grad[with_label] += (1 - alpha) * (q[with_label] - one_hot) / with_label.size
    return grad
