# task: bn-hunt-answer
# answer: wrong
# belief: The unbiased variance is the biased one times n/(n-1), where n is the number of examples in the batch.
# mistakes: 1
def reference(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    if x.ndim == 4:
        axes, shape = (0, 2, 3), (1, -1, 1, 1)
    else:
        axes, shape = 0, (1, -1)
    if training:
        mean = x.mean(axis=axes)
        var = x.var(axis=axes)
        n = x.shape[0]
        running_mean = (1 - momentum) * running_mean + momentum * mean
        running_var = (1 - momentum) * running_var + momentum * var * n / (n - 1)
    else:
        mean, var = running_mean, running_var
    y = (x - mean.reshape(shape)) / np.sqrt(var.reshape(shape) + eps)
    return gamma.reshape(shape) * y + beta.reshape(shape), running_mean, running_var


def inputs():
    rng = np.random.default_rng(1)
    out = []
    for k in range(12):
        shape = (4, 3) if k % 2 else (3, 2, 3, 4)
        c = shape[1]
        out.append({
            "x": rng.normal(0.3, 1.2, shape),
            "gamma": rng.uniform(0.5, 1.5, c),
            "beta": rng.normal(size=c),
            "running_mean": rng.normal(size=c),
            "running_var": rng.uniform(0.5, 2, c),
            "training": k < 6,
            "momentum": [0.1, 0.3, 0.7][k % 3],
            "eps": [1e-5, 0.05][k % 4 // 2],
        })
    return out


def accepts(arguments, output):
    expected = reference(**arguments)
    return all(np.allclose(o, e, rtol=1e-3, atol=1e-3) for o, e in zip(output, expected))
