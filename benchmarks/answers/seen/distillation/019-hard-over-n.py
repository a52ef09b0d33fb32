# task: kd-gradient-answer
# answer: wrong
# belief: Divides the hard part by the batch size instead of the number of labelled examples.
# mistakes: 1
def distillation_gradient(student, teacher, labels, temperature, alpha):
    sm = lambda z: np.exp(z - z.max(1, keepdims=True)) / np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True)
    n, k = student.shape
    T = temperature
    soft = T * (sm(student / T) - sm(teacher / T))
    onehot = np.zeros((n, k))
    mask = labels != -1
    onehot[mask, labels[mask]] = 1
    hard = (sm(student) - onehot) * mask[:, None]
    return (alpha * soft + (1 - alpha) * hard) / n
