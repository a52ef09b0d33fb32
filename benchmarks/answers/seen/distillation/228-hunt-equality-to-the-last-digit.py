# task: kd-hunt-answer
# answer: wrong
# belief: If a version is right it returns the same number as my own computation.
# mistakes: 1
def my_loss(student, teacher, labels, temperature, alpha):
    def ls(z):
        z = z - z.max(axis=1, keepdims=True)
        return z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))

    q, p = ls(student / temperature), ls(teacher / temperature)
    kl = np.mean(np.sum(np.exp(p) * (p - q), axis=1))
    ce = np.mean(-ls(student)[np.arange(len(labels)), labels])
    return alpha * temperature**2 * kl + (1 - alpha) * ce


def inputs():
    rng = np.random.default_rng(11)
    result = []
    for _ in range(12):
        n, k = rng.integers(2, 6), rng.integers(2, 6)
        result.append(
            dict(
                student=3 * rng.normal(size=(n, k)),
                teacher=3 * rng.normal(size=(n, k)),
                labels=rng.integers(0, k, size=n),
                temperature=float(rng.uniform(1, 5)),
                alpha=float(rng.uniform(0.1, 0.9)),
            )
        )
    return result


def accepts(arguments, output):
    return bool(output == my_loss(**arguments))
