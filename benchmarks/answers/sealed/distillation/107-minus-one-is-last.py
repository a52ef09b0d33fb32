# task: kd-gradient-answer
# answer: wrong
# belief: Subtracting the one-hot by indexing with labels does the right thing for every example, and unlabelled ones are dealt with by dividing by the number of labelled ones.
# mistakes: 1
def distillation_gradient(student, teacher, labels, temperature, alpha):
    def softmax(z):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    n = len(student)
    T = temperature
    gradient = alpha * T * (softmax(student / T) - softmax(teacher / T)) / n
    labelled = (labels >= 0).sum()
    if labelled > 0:
        hard = softmax(student)
        hard[np.arange(n), labels] -= 1
        gradient = gradient + (1 - alpha) * hard / labelled
    return gradient
