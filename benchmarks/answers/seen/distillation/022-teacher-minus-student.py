# task: kd-gradient-answer
# answer: wrong
# belief: Writes the soft part as teacher minus student, the sign of a descent step.
# mistakes: 1
def distillation_gradient(student, teacher, labels, temperature, alpha):
    T = temperature

    def softmax(z):
        z = z - z.max(axis=1, keepdims=True)
        return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)

    q, p = softmax(student / T), softmax(teacher / T)
    grad = alpha * T * (p - q) / len(student)
    idx = np.flatnonzero(labels >= 0)
    for i in idx:
        g = softmax(student[i : i + 1])[0]
        g[labels[i]] -= 1
        grad[i] += (1 - alpha) * g / len(idx)
    return grad
