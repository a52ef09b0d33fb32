# task: nf-hunt-answer
# answer: wrong
# belief: Random normal inputs are general enough to show every bug.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(42)
    tests = []
    for i in range(10):
        tests.append({"x": rng.standard_normal((5, 8)),
                      "gamma": rng.standard_normal(8), "beta": rng.standard_normal(8)})
        tests.append({"x": rng.standard_normal((2, 4, 8)),
                      "gamma": rng.standard_normal(8), "beta": rng.standard_normal(8)})
    return tests


def accepts(arguments, output):
    x = arguments["x"]
    eps = arguments.get("eps", 1e-5)
    expected = (x - x.mean(axis=-1, keepdims=True)) / np.sqrt(x.var(axis=-1, keepdims=True) + eps)
    expected = expected * arguments["gamma"] + arguments["beta"]
    if np.shape(output) != expected.shape:
        return False
    return bool(np.allclose(output, expected, rtol=0, atol=1e-3))
