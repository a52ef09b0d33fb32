# task: bn-hunt-answer
# answer: wrong
# belief: If the output y is right, the implementation is right; the running statistics need no look.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    cases = []
    for shape in [(6, 3), (2, 4), (3, 2, 4, 5)]:
        for training in (True, False):
            for momentum, eps in [(0.1, 1e-5), (0.3, 0.1)]:
                c = shape[1]
                cases.append(
                    {
                        "x": rng.normal(0.5, 1.2, size=shape),
                        "gamma": rng.uniform(0.5, 2, c),
                        "beta": rng.normal(size=c),
                        "running_mean": rng.normal(size=c),
                        "running_var": rng.uniform(0.5, 2, c),
                        "training": training,
                        "momentum": momentum,
                        "eps": eps,
                    }
                )
    return cases


def accepts(arguments, output):
    x = arguments["x"]
    axes = (0,) if x.ndim == 2 else (0, 2, 3)
    s = (1, -1) + (1,) * (x.ndim - 2)
    if arguments["training"]:
        mean, var = x.mean(axes), x.var(axes)
    else:
        mean, var = arguments["running_mean"], arguments["running_var"]
    y = (x - mean.reshape(s)) / np.sqrt(var.reshape(s) + arguments["eps"])
    y = y * arguments["gamma"].reshape(s) + arguments["beta"].reshape(s)
    return output[0].shape == y.shape and np.allclose(output[0], y, atol=1e-3)
