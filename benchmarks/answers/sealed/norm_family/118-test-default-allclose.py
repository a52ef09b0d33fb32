# task: nf-hunt-answer
# answer: wrong
# belief: np.allclose with its defaults already allows for rounding.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(7)
    cases = []
    for scale in [1.0, 3e-3]:
        for shape in [(6, 4), (2, 3, 5), (1, 7)]:
            for eps in [1e-5, 0.1]:
                d = shape[-1]
                cases.append({
                    "x": scale * rng.normal(size=shape) + 0.5,
                    "gamma": rng.normal(1, 0.5, d),
                    "beta": rng.normal(size=d),
                    "eps": eps,
                })
    return cases


def accepts(arguments, output):
    x = arguments["x"]
    eps = arguments.get("eps", 1e-5)
    mu = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True)
    want = arguments["gamma"] * (x - mu) / np.sqrt(var + eps) + arguments["beta"]
    return output.shape == want.shape and bool(np.allclose(output, want))
