# task: kd-gradient-answer
# answer: wrong
# belief: The factor T squared of the loss stands before q minus p in the gradient.
# mistakes: 1
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def distillation_gradient(student, teacher, labels, temperature, alpha):
    n, k = student.shape
    p = softmax(teacher / temperature)
    q = softmax(student / temperature)
    grad = alpha * temperature**2 * (q - p) / n
    has = labels >= 0
    if has.any():
        onehot = np.eye(k)[labels[has]]
        grad[has] += (1 - alpha) * (softmax(student[has]) - onehot) / has.sum()
    return grad
