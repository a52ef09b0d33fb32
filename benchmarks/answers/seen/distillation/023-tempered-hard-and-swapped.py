# task: kd-gradient-answer
# answer: wrong
# belief: Uses the student's probabilities at temperature T for the labels too, and gives alpha to the hard part.
# mistakes: 2
def distillation_gradient(student, teacher, labels, temperature, alpha):
    def softmax(z):
        e = np.exp((z - z.max(axis=1, keepdims=True)) / temperature)
        return e / e.sum(axis=1, keepdims=True)

    n = len(student)
    q = softmax(student)
    soft = temperature * (q - softmax(teacher)) / n
    known = labels >= 0
    hard = np.zeros_like(q)
    if known.any():
        hard[known] = q[known]
        hard[known, labels[known]] -= 1
        hard /= known.sum()
    return (1 - alpha) * soft + alpha * hard
