# task: kd-hunt-answer
# answer: wrong
# belief: A plain temperature of 1 and a few random batches of different shapes are enough to try.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    made = []
    for n, k in ((4, 3), (6, 5), (1, 4)):
        for alpha in (0.0, 0.3, 1.0):
            made.append(
                {
                    "student": rng.normal(size=(n, k)) * 2,
                    "teacher": rng.normal(size=(n, k)) * 2,
                    "labels": rng.integers(0, k, size=n),
                    "temperature": 1.0,
                    "alpha": alpha,
                }
            )
    return made


def accepts(arguments, output):
    z, v, y = arguments["student"], arguments["teacher"], arguments["labels"]
    T, alpha = arguments["temperature"], arguments["alpha"]

    def log_softmax(a):
        a = a - a.max(axis=1, keepdims=True)
        return a - np.log(np.exp(a).sum(axis=1, keepdims=True))

    log_p, log_q = log_softmax(v / T), log_softmax(z / T)
    soft = (np.exp(log_p) * (log_p - log_q)).sum(axis=1).mean()
    hard = -log_softmax(z)[np.arange(len(y)), y].mean()
    return bool(np.isclose(output, alpha * T**2 * soft + (1 - alpha) * hard, rtol=1e-4, atol=1e-5))
