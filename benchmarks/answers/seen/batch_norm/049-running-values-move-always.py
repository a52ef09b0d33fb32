# task: bn-hunt-answer
# answer: wrong
# belief: Expects the running statistics to be updated in eval mode as well.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(11)
    cases = []
    for i in range(12):
        c = 2 + i % 3
        shape = (6, c) if i % 2 == 0 else (3, c, 2, 3)
        cases.append(
            {
                "x": rng.normal(size=shape),
                "gamma": rng.normal(size=c),
                "beta": rng.normal(size=c),
                "running_mean": rng.normal(size=c),
                "running_var": np.exp(rng.normal(size=c) / 2),
                "training": bool(i < 6),
            }
        )
    return cases


def accepts(arguments, output):
    y, new_mean, new_var = output
    x = arguments["x"]
    axes = tuple(a for a in range(x.ndim) if a != 1)
    n = x.size // x.shape[1]
    mean, var = x.mean(axes), x.var(axes)
    want_mean = 0.9 * arguments["running_mean"] + 0.1 * mean
    want_var = 0.9 * arguments["running_var"] + 0.1 * var * n / (n - 1)
    if not arguments["training"]:
        mean, var = arguments["running_mean"], arguments["running_var"]
    col = [1] * x.ndim
    col[1] = -1
    xhat = (x - mean.reshape(col)) / np.sqrt(var.reshape(col) + 1e-5)
    want = arguments["gamma"].reshape(col) * xhat + arguments["beta"].reshape(col)
    close = lambda a, b: np.allclose(a, b, rtol=1e-3, atol=1e-3)
    return close(y, want) and close(new_mean, want_mean) and close(new_var, want_var)
