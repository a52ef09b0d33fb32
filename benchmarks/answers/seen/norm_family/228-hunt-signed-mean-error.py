# task: nf-hunt-answer
# answer: wrong
# belief: Output and expectation agree if their mean difference is close to 0.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(5)
    cases = []
    for shape in [(4, 5), (2, 3), (3, 4, 5), (2, 5, 5)]:
        d = shape[-1]
        for scale in [1.0, 0.003]:
            cases.append({"x": scale * rng.normal(size=shape), "gamma": rng.normal(size=d), "beta": rng.normal(size=d)})
            cases.append({"x": scale * rng.normal(size=shape), "gamma": np.ones(d), "beta": np.zeros(d), "eps": 0.01})
    return cases


def accepts(arguments, output):
    x, gamma, beta = arguments["x"], arguments["gamma"], arguments["beta"]
    eps = arguments.get("eps", 1e-5)
    mu = np.mean(x, axis=-1, keepdims=True)
    var = np.mean((x - mu) ** 2, axis=-1, keepdims=True)
    y = gamma * (x - mu) / np.sqrt(var + eps) + beta
    if np.asarray(output).shape != y.shape:
        return False
    return bool(abs((output - y).mean()) < 1e-3)
