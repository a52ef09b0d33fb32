# task: nf-hunt-answer
# answer: wrong
# belief: Compares with the formula to the last digits, so the right implementation in float32 is rejected.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    cases = []
    for shape in [(3, 4), (5, 2), (2, 3, 6)]:
        d = shape[-1]
        cases.append(
            {"x": rng.normal(size=shape), "gamma": rng.normal(size=d), "beta": rng.normal(size=d)}
        )
    cases.append({"x": 0.003 * rng.normal(size=(4, 5)), "gamma": np.ones(5), "beta": np.zeros(5)})
    return cases


def accepts(arguments, output):
    x = arguments["x"]
    eps = arguments.get("eps", 1e-5)
    mu = x.mean(-1, keepdims=True)
    want = (x - mu) / np.sqrt(x.var(-1, keepdims=True) + eps)
    want = want * arguments["gamma"] + arguments["beta"]
    return bool(np.allclose(output, want, rtol=1e-10, atol=1e-12))
