# task: kd-hunt-answer
# answer: wrong
# belief: The temperature only makes things softer, so T = 1 is enough to tell right from wrong.
# mistakes: 1
def log_probs(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def inputs():
    rng = np.random.default_rng(0)
    cases = []
    for alpha in (0.0, 0.3, 0.7, 1.0):
        for n, k in ((1, 2), (4, 3), (7, 5)):
            cases.append(
                {
                    "student": rng.normal(size=(n, k)) * 2,
                    "teacher": rng.normal(size=(n, k)) * 2,
                    "labels": rng.integers(0, k, size=n),
                    "temperature": 1.0,
                    "alpha": alpha,
                }
            )
    return cases


def accepts(arguments, output):
    T, alpha = arguments["temperature"], arguments["alpha"]
    lq = log_probs(arguments["student"] / T)
    lp = log_probs(arguments["teacher"] / T)
    l1 = log_probs(arguments["student"])
    n = len(lq)
    soft = (np.exp(lp) * (lp - lq)).sum(axis=1).mean()
    hard = -l1[np.arange(n), arguments["labels"]].mean()
    right = alpha * T**2 * soft + (1 - alpha) * hard
    return bool(np.ndim(output) == 0 and np.isclose(output, right, rtol=1e-3, atol=1e-4))
