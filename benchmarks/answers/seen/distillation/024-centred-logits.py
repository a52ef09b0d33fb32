# task: kd-gradient-answer
# answer: wrong
# belief: Takes the high temperature limit from the chapter, matching centred logits, for the exact soft gradient.
# mistakes: 1
def distillation_gradient(student, teacher, labels, temperature, alpha):
    n, k = student.shape
    zc = student - student.mean(axis=1, keepdims=True)
    vc = teacher - teacher.mean(axis=1, keepdims=True)
    out = alpha * (zc - vc) / (n * k)
    m = labels >= 0
    if m.any():
        e = np.exp(student[m] - student[m].max(axis=1, keepdims=True))
        q = e / e.sum(axis=1, keepdims=True)
        q[np.arange(len(q)), labels[m]] -= 1.0
        out[m] += (1 - alpha) * q / len(q)
    return out
