# task: gc-hunt-answer
# answer: wrong
# belief: Compares with an own result by array_equal, so rounding in float32 counts as a bug.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(3)
    return [
        {"grads": [rng.normal(size=(3, 2)), rng.normal(size=4)], "limit": lim}
        for lim in (0.1, 0.5, 1.0, 3.0, 100.0)
    ]


def accepts(arguments, output):
    norm = np.sqrt(sum((g**2).sum() for g in arguments["grads"]))
    s = min(1.0, arguments["limit"] / norm)
    return all(np.array_equal(g * s, o) for g, o in zip(arguments["grads"], output))
