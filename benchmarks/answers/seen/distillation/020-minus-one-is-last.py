# task: kd-gradient-answer
# answer: wrong
# belief: Indexes with label -1, which NumPy reads as the last class, and gives unlabelled rows a hard gradient.
# mistakes: 1
def distillation_gradient(student, teacher, labels, temperature, alpha):
    def softmax(a):
        a = np.exp(a - np.max(a, axis=1, keepdims=True))
        return a / a.sum(axis=1, keepdims=True)

    n = student.shape[0]
    n_l = np.sum(labels >= 0)
    soft = alpha * temperature * (softmax(student / temperature) - softmax(teacher / temperature)) / n
    if n_l == 0:
        return soft
    hard = softmax(student)
    hard[np.arange(n), labels] -= 1
    return soft + (1 - alpha) * hard / n_l
