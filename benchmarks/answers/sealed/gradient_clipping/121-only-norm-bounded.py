# task: gc-hunt-answer
# answer: wrong
# belief: It is enough to test that the result is no longer than the limit, for that is what clipping promises.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    made = []
    for limit in (0.1, 1.0, 5.0, 100.0):
        made.append({"grads": [rng.normal(size=(3, 4)), rng.normal(size=5)], "limit": limit})
    made.append({"grads": [np.zeros(3), np.zeros((2, 2))], "limit": 1.0})
    made.append({"grads": [np.array([3.0, 4.0]), np.array([0.6, 0.8])], "limit": 1.0})
    return made


def accepts(arguments, output):
    total = np.sqrt(sum((np.asarray(g, float) ** 2).sum() for g in output))
    return bool(np.isfinite(total) and total <= arguments["limit"] + 1e-4)
