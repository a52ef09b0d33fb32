# task: kd-gradient-answer
# answer: wrong
# belief: Does not treat a batch without labels, where the mean over nothing gives nan.
# mistakes: 1
def distillation_gradient(student, teacher, labels, temperature, alpha):
    def p(z, t):
        z = z / t
        z = np.exp(z - z.max(axis=-1, keepdims=True))
        return z / z.sum(axis=-1, keepdims=True)

    lab = labels >= 0
    hot = np.eye(student.shape[1])[np.where(lab, labels, 0)]
    hard = (p(student, 1) - hot) * lab[:, None]
    soft = temperature * (p(student, temperature) - p(teacher, temperature)) / len(labels)
    return alpha * soft + (1 - alpha) * hard / np.sum(lab)
