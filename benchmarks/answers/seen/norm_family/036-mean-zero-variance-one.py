# task: nf-hunt-answer
# answer: wrong
# belief: Only asks for mean 0 and variance 1, which right outputs do not have when the variance is as small as epsilon.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(1)
    one, zero = np.ones(6), np.zeros(6)
    return [
        {"x": rng.normal(size=(4, 6)), "gamma": one, "beta": zero},
        {"x": rng.normal(size=(2, 3, 6)), "gamma": one, "beta": zero},
        {"x": 0.003 * rng.normal(size=(4, 6)), "gamma": one, "beta": zero},
    ]


def accepts(arguments, output):
    y = np.asarray(output, dtype=float)
    if y.shape != arguments["x"].shape:
        return False
    return bool(np.all(abs(y.mean(-1)) < 1e-3) and np.all(abs(y.var(-1) - 1) < 1e-3))
