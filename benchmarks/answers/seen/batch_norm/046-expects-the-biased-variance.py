# task: bn-hunt-answer
# answer: wrong
# belief: Expects the biased variance in running_var as well, since the batch was normalised with it.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(1)
    cases = []
    for training in (True, False):
        for shape in [(4, 3), (2, 5), (3, 2, 4, 4), (1, 3, 2, 2)]:
            c = shape[1]
            for momentum in (0.1, 0.7):
                cases.append(
                    {
                        "x": rng.normal(size=shape),
                        "gamma": rng.uniform(0.5, 2, c),
                        "beta": rng.normal(size=c),
                        "running_mean": rng.normal(size=c),
                        "running_var": rng.uniform(0.5, 2, c),
                        "training": training,
                        "momentum": momentum,
                        "eps": 0.01,
                    }
                )
    return cases


def accepts(arguments, output):
    x = arguments["x"]
    axes = (0, 2, 3) if x.ndim == 4 else (0,)
    shape = (1, -1, 1, 1) if x.ndim == 4 else (1, -1)
    m = arguments.get("momentum", 0.1)
    eps = arguments.get("eps", 1e-5)
    rm, rv = arguments["running_mean"], arguments["running_var"]
    if arguments["training"]:
        mean, var = x.mean(axis=axes), x.var(axis=axes)
        rm = (1 - m) * rm + m * mean
        rv = (1 - m) * rv + m * var
    else:
        mean, var = rm, rv
    y = (x - mean.reshape(shape)) / np.sqrt(var.reshape(shape) + eps)
    y = y * arguments["gamma"].reshape(shape) + arguments["beta"].reshape(shape)
    return all(np.allclose(a, b, atol=1e-3) for a, b in zip(output, (y, rm, rv)))
