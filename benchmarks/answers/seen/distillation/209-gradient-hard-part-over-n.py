# task: kd-gradient-answer
# answer: wrong
# belief: The mean over the batch is over n for both parts; unlabelled examples just contribute zero.
# mistakes: 1
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def distillation_gradient(student, teacher, labels, temperature, alpha):
    n, k = student.shape
    soft = temperature * (softmax(student / temperature) - softmax(teacher / temperature))
    hard = np.zeros((n, k))
    q1 = softmax(student)
    for i in range(n):
        if labels[i] >= 0:
            hard[i] = q1[i]
            hard[i, labels[i]] -= 1
    return (alpha * soft + (1 - alpha) * hard) / n
