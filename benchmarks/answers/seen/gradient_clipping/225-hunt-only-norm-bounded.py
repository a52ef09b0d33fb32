# task: gc-hunt-answer
# answer: wrong
# belief: A clipped gradient is right when its norm does not exceed the limit.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    cases = [
        {"grads": [np.array([3.0, 4.0])], "limit": 1.0},
        {"grads": [np.array([0.3, 0.4])], "limit": 1.0},
        {"grads": [np.zeros(3), np.zeros((2, 2))], "limit": 2.0},
    ]
    for limit in (0.5, 1.0, 5.0):
        cases.append({"grads": [rng.normal(size=(3, 4)), rng.normal(size=5)], "limit": limit})
    return cases


def accepts(arguments, output):
    if len(output) != len(arguments["grads"]):
        return False
    for g, c in zip(arguments["grads"], output):
        if np.shape(g) != np.shape(c):
            return False
    norm = np.sqrt(sum(np.sum(np.asarray(c, dtype=float) ** 2) for c in output))
    return bool(norm <= arguments["limit"] + 1e-4)
