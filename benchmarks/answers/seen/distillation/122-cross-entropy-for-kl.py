# task: kd-hunt-answer
# answer: wrong
# belief: The soft part is the cross-entropy of teacher and student, which is the same as KL.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(5)
    return [
        {
            "student": rng.normal(size=(n, k)) * 3,
            "teacher": rng.normal(size=(n, k)) * 3,
            "labels": rng.integers(0, k, size=n),
            "temperature": T,
            "alpha": alpha,
        }
        for n, k in ((5, 3), (2, 6))
        for T in (1.0, 2.0, 5.0)
        for alpha in (0.0, 0.5, 0.9)
    ]


def accepts(arguments, output):
    def log_softmax(a):
        top = a.max(axis=1, keepdims=True)
        return a - top - np.log(np.exp(a - top).sum(axis=1, keepdims=True))

    T = arguments["temperature"]
    alpha = arguments["alpha"]
    p = np.exp(log_softmax(arguments["teacher"] / T))
    soft = -(p * log_softmax(arguments["student"] / T)).sum(axis=1).mean()
    rows = np.arange(len(arguments["labels"]))
    hard = -log_softmax(arguments["student"])[rows, arguments["labels"]].mean()
    expected = alpha * T**2 * soft + (1 - alpha) * hard
    return bool(abs(output - expected) < 1e-3 * max(1.0, abs(expected)))
