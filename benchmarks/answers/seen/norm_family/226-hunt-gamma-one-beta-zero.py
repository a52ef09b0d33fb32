# task: nf-hunt-answer
# answer: wrong
# belief: The normalisation is what can go wrong, so gamma is 1 and beta 0 in all inputs.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    cases = []
    for shape in [(4, 6), (3, 2), (1, 5), (2, 3, 4), (5, 6, 6)]:
        for scale in (1.0, 0.003):
            for eps in (1e-5, 0.1):
                d = shape[-1]
                cases.append({"x": scale * rng.normal(size=shape), "gamma": np.ones(d),
                              "beta": np.zeros(d), "eps": eps})
    return cases


def accepts(arguments, output):
    x, eps = arguments["x"], arguments["eps"]
    mu = x.mean(-1, keepdims=True)
    y = (x - mu) / np.sqrt(x.var(-1, keepdims=True) + eps)
    y = arguments["gamma"] * y + arguments["beta"]
    return np.shape(output) == y.shape and bool(np.abs(output - y).max() < 1e-3)
