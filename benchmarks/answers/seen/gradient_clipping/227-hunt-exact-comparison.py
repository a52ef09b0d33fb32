# task: gc-hunt-answer
# answer: wrong
# belief: A right implementation gives exactly the numbers of the formula.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(1)
    out = []
    for limit in [0.1, 1.0, 3.0, 20.0]:
        out.append({"grads": [rng.normal(size=4), rng.normal(size=(2, 3))], "limit": limit})
        out.append({"grads": [5 * rng.normal(size=(3, 3)), 0.1 * rng.normal(size=2)], "limit": limit})
    out.append({"grads": [np.zeros(2), np.zeros(3)], "limit": 1.0})
    return out


def accepts(arguments, output):
    grads = arguments["grads"]
    limit = arguments["limit"]
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    scale = min(1.0, limit / norm) if norm > 0 else 1.0
    if len(output) != len(grads):
        return False
    return all(np.array_equal(c, g * scale) for c, g in zip(output, grads))
