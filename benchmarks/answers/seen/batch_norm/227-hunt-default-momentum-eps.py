# task: bn-hunt-answer
# answer: wrong
# belief: The defaults of momentum and eps are what everybody uses, so testing with them is enough.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(7)
    result = []
    for shape in [(8, 3), (2, 3), (4, 3, 5, 2), (2, 3, 2, 2)]:
        for training in (True, False):
            result.append({
                "x": rng.normal(loc=1.0, size=shape),
                "gamma": np.array([0.5, 2.0, -1.0]),
                "beta": np.array([1.0, 0.0, -2.0]),
                "running_mean": rng.normal(size=3),
                "running_var": rng.uniform(0.3, 3.0, size=3),
                "training": training,
            })
    return result


def accepts(arguments, output):
    a = arguments
    x = a["x"]
    momentum, eps = 0.1, 1e-5
    axes = (0,) if x.ndim == 2 else (0, 2, 3)
    shape = (1, 3) if x.ndim == 2 else (1, 3, 1, 1)
    rm, rv = a["running_mean"], a["running_var"]
    if a["training"]:
        mean, var = x.mean(axis=axes), x.var(axis=axes)
        rm = (1 - momentum) * rm + momentum * mean
        rv = (1 - momentum) * rv + momentum * x.var(axis=axes, ddof=1)
    else:
        mean, var = rm, rv
    y = (x - mean.reshape(shape)) / np.sqrt(var.reshape(shape) + eps)
    y = y * a["gamma"].reshape(shape) + a["beta"].reshape(shape)
    for got, want in zip(output, (y, rm, rv)):
        if np.shape(got) != want.shape or abs(np.asarray(got) - want).max() > 1e-3:
            return False
    return True
