# task: kd-gradient-answer
# answer: wrong
# belief: Keeps T squared in front and forgets the one over T from the chain rule.
# mistakes: 1
def distillation_gradient(student, teacher, labels, temperature, alpha):
    def softmax(z):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    n = len(student)
    soft = temperature**2 * (softmax(student / temperature) - softmax(teacher / temperature)) / n
    hard = np.zeros_like(soft)
    have = labels >= 0
    if have.any():
        g = softmax(student[have])
        g[np.arange(have.sum()), labels[have]] -= 1
        hard[have] = g / have.sum()
    return alpha * soft + (1 - alpha) * hard
