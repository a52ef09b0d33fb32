# task: kd-gradient-answer
# answer: right
# belief: Goes through examples and classes in two loops with plain Python exponentials.
# mistakes: 0
def distillation_gradient(student, teacher, labels, temperature, alpha):
    def probabilities(row, t):
        top = max(row)
        e = [np.exp((v - top) / t) for v in row]
        return [v / sum(e) for v in e]

    n = len(student)
    n_labelled = sum(1 for y in labels if y >= 0)
    gradient = np.zeros(np.shape(student))
    for s in range(n):
        q_t = probabilities(student[s], temperature)
        p_t = probabilities(teacher[s], temperature)
        q_1 = probabilities(student[s], 1.0)
        for i in range(len(q_t)):
            g = alpha * temperature * (q_t[i] - p_t[i]) / n
            if labels[s] >= 0:
                g += (1 - alpha) * (q_1[i] - (1.0 if i == labels[s] else 0.0)) / n_labelled
            gradient[s, i] = g
    return gradient
