# task: bn-hunt-answer
# answer: wrong
# belief: Wants nine digits, so the implementation in float32 is rejected.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    base = {
        "gamma": np.array([2.0, 0.5]),
        "beta": np.array([1.0, -1.0]),
        "running_mean": np.array([0.5, 1.5]),
        "running_var": np.array([2.0, 0.7]),
    }
    shapes = [(5, 2), (3, 2, 2, 2)]
    return [
        {**base, "x": rng.normal(size=s), "training": t, "momentum": m, "eps": e}
        for s in shapes
        for t in (True, False)
        for m, e in [(0.1, 1e-5), (0.5, 0.3)]
    ]


def accepts(arguments, output):
    a = arguments
    x = a["x"]
    flat = x.swapaxes(0, 1).reshape(2, -1)
    if a["training"]:
        mean, var = flat.mean(axis=1), flat.var(axis=1)
        new_mean = a["running_mean"] + a["momentum"] * (mean - a["running_mean"])
        new_var = a["running_var"] + a["momentum"] * (flat.var(axis=1, ddof=1) - a["running_var"])
    else:
        mean, var = new_mean, new_var = a["running_mean"], a["running_var"]
    extra = (slice(None),) + (None,) * (x.ndim - 2)
    y = (x - mean[extra]) / np.sqrt(var + a["eps"])[extra] * a["gamma"][extra] + a["beta"][extra]
    try:
        for got, want in zip(output, (y, new_mean, new_var)):
            np.testing.assert_allclose(got, want, rtol=1e-9)
    except AssertionError:
        return False
    return True
