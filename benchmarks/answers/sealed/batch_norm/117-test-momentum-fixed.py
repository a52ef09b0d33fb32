# task: bn-hunt-answer
# answer: wrong
# belief: The momentum of batch norm is 0.1, so the expected running statistics use 0.1.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(42)
    result = []
    for training in [True, False]:
        for shape in [(5, 3), (3, 2, 4, 4)]:
            c = shape[1]
            base = dict(
                x=rng.standard_normal(shape),
                gamma=rng.standard_normal(c),
                beta=rng.standard_normal(c),
                running_mean=rng.standard_normal(c),
                running_var=rng.random(c) + 0.5,
                training=training,
            )
            result.append(base)
            result.append({**base, "momentum": 0.5})
            result.append({**base, "eps": 0.2})
    return result


def accepts(arguments, output):
    x = np.asarray(arguments["x"], dtype=np.float64)
    eps = arguments.get("eps", 1e-5)
    axes = tuple(i for i in range(x.ndim) if i != 1)
    shape = [1] * x.ndim
    shape[1] = x.shape[1]

    rm, rv = arguments["running_mean"], arguments["running_var"]
    if arguments["training"]:
        mean, var = x.mean(axes), x.var(axes)
        new_rm = 0.9 * rm + 0.1 * mean
        new_rv = 0.9 * rv + 0.1 * x.var(axes, ddof=1)
    else:
        mean, var = rm, rv
        new_rm, new_rv = rm, rv
    y = (x - mean.reshape(shape)) / np.sqrt(var.reshape(shape) + eps)
    y = arguments["gamma"].reshape(shape) * y + arguments["beta"].reshape(shape)
    for a, b in zip(output, (y, new_rm, new_rv)):
        if np.shape(a) != np.shape(b) or np.abs(a - b).max() > 1e-3:
            return False
    return True
