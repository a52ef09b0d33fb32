# task: nf-hunt-answer
# answer: right
# belief: Compares with the formula in float64 to 10^-3 on ordinary, tiny and three-axis inputs.
# mistakes: 0
def inputs():
    rng = np.random.default_rng(42)
    out = []
    for shape in [(1, 4), (2, 3), (3, 3), (6, 2), (4, 7), (2, 3, 4), (3, 3, 3), (1, 5, 2), (4, 1, 3)]:
        for size in (1.0, 0.003):
            x = rng.normal(size=shape) * size + (0.5 if size == 1.0 else 0.0)
            out.append(
                {
                    "x": x,
                    "gamma": rng.uniform(0.5, 2, shape[-1]) * rng.choice([-1, 1], shape[-1]),
                    "beta": rng.normal(size=shape[-1]) + 0.3,
                }
            )
    out.append({"x": np.ones((3, 4)), "gamma": np.full(4, 2.0), "beta": np.arange(4.0)})
    for eps in (0.5, 1e-3):
        x = rng.normal(size=(3, 5))
        out.append({"x": x, "gamma": np.arange(1.0, 6), "beta": np.linspace(-1, 1, 5), "eps": eps})
    return out


def accepts(arguments, output):
    x = np.asarray(arguments["x"], dtype=np.float64)
    y = np.asarray(output, dtype=np.float64)
    if y.shape != x.shape:
        return False
    z = x - x.mean(axis=-1, keepdims=True)
    var = (z * z).mean(axis=-1, keepdims=True)
    want = z / np.sqrt(var + arguments.get("eps", 1e-5)) * arguments["gamma"] + arguments["beta"]
    return bool(np.all(np.abs(y - want) <= 1e-3 * (1 + np.abs(want))))
