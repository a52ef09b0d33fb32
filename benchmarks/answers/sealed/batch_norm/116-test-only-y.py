# task: bn-hunt-answer
# answer: wrong
# belief: If the output y is right in both modes, the step of batch norm is right.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    cases = []
    for shape in [(6, 3), (2, 4), (4, 3, 5, 2), (3, 2, 2, 2)]:
        c = shape[1]
        for training in (True, False):
            for momentum, eps in [(0.1, 1e-5), (0.4, 0.1)]:
                cases.append({
                    "x": rng.normal(size=shape) + 0.5,
                    "gamma": rng.uniform(0.5, 2, c),
                    "beta": rng.normal(size=c),
                    "running_mean": rng.normal(size=c),
                    "running_var": rng.uniform(0.5, 2, c),
                    "training": training,
                    "momentum": momentum,
                    "eps": eps,
                })
    return cases


def accepts(arguments, output):
    x = arguments["x"]
    eps = arguments.get("eps", 1e-5)
    shape = (1, -1) if x.ndim == 2 else (1, -1, 1, 1)
    axes = (0,) if x.ndim == 2 else (0, 2, 3)
    if arguments["training"]:
        mean, var = x.mean(axis=axes), x.var(axis=axes)
    else:
        mean, var = arguments["running_mean"], arguments["running_var"]
    y = (x - mean.reshape(shape)) / np.sqrt(var.reshape(shape) + eps)
    y = y * arguments["gamma"].reshape(shape) + arguments["beta"].reshape(shape)
    got, _, _ = output
    return got.shape == y.shape and bool(np.allclose(got, y, atol=1e-3))
