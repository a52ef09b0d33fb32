# task: kd-gradient-answer
# answer: right
# belief: Fills the gradient entry by entry in three nested loops with logsumexp by hand.
# mistakes: 0
def distillation_gradient(student, teacher, labels, temperature, alpha):
    def probability(row, i, T):
        top = max(row)
        return float(np.exp((row[i] - top) / T) / sum(np.exp((value - top) / T) for value in row))

    n, k = student.shape
    labelled = sum(1 for label in labels if label >= 0)
    gradient = np.empty((n, k), dtype=np.float64)
    for s in range(n):
        z, v = student[s].tolist(), teacher[s].tolist()
        for i in range(k):
            value = alpha * temperature / n
            value *= probability(z, i, temperature) - probability(v, i, temperature)
            if labels[s] >= 0:
                value += (1 - alpha) / labelled * (probability(z, i, 1.0) - float(labels[s] == i))
            gradient[s, i] = value
    return gradient
