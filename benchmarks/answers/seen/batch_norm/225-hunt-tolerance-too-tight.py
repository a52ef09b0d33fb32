# task: bn-hunt-answer
# answer: wrong
# belief: Two right implementations agree to nearly all digits of a double.
# mistakes: 1
def reference(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    axes = tuple(a for a in range(x.ndim) if a != 1)
    shape = [1] * x.ndim
    shape[1] = -1
    if training:
        mean, var = x.mean(axes), x.var(axes)
        m = x.size // x.shape[1]
        new_mean = (1 - momentum) * running_mean + momentum * mean
        new_var = (1 - momentum) * running_var + momentum * var * m / (m - 1)
    else:
        mean, var = running_mean, running_var
        new_mean, new_var = running_mean, running_var
    y = (x - mean.reshape(shape)) / np.sqrt(var.reshape(shape) + eps)
    return y * gamma.reshape(shape) + beta.reshape(shape), new_mean, new_var


def inputs():
    rng = np.random.default_rng(1)
    out = []
    for size in [(5, 3), (2, 3), (4, 3, 2, 3)]:
        for training in [True, False]:
            base = {
                "x": rng.normal(size=size),
                "gamma": rng.normal(size=3),
                "beta": rng.normal(size=3),
                "running_mean": rng.normal(size=3),
                "running_var": rng.uniform(0.5, 2, size=3),
                "training": training,
            }
            out.append(base)
            out.append({**base, "momentum": 0.4, "eps": 0.2})
    return out


def accepts(arguments, output):
    right = reference(**arguments)
    return all(np.shape(a) == b.shape and np.allclose(a, b, rtol=0, atol=1e-10) for a, b in zip(output, right))
