# task: bn-hunt-answer
# answer: wrong
# belief: Reads momentum as the share of the old running value that is kept.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(3)
    out = []
    for k in range(20):
        shape = (4, 3) if k % 2 else (2, 3, 3, 3)
        out.append(
            dict(
                x=rng.normal(size=shape) + 0.5,
                gamma=np.array([1.0, -2.0, 0.5]),
                beta=np.array([0.3, 0.0, -1.0]),
                running_mean=rng.normal(size=3),
                running_var=rng.uniform(0.5, 3.0, size=3),
                training=k % 4 < 2,
                momentum=0.1 if k < 10 else 0.3,
            )
        )
    return out


def accepts(arguments, output):
    x, gamma, beta = arguments["x"], arguments["gamma"], arguments["beta"]
    rm, rv = arguments["running_mean"], arguments["running_var"]
    eps, keep = arguments.get("eps", 1e-5), arguments.get("momentum", 0.1)
    rows = np.moveaxis(x, 1, -1).reshape(-1, x.shape[1])
    mean, var = rm, rv
    if arguments["training"]:
        mean, var = rows.mean(0), rows.var(0)
        rm = keep * rm + (1 - keep) * mean
        rv = keep * rv + (1 - keep) * rows.var(0, ddof=1)
    want = (rows - mean) / np.sqrt(var + eps) * gamma + beta
    got = np.moveaxis(np.asarray(output[0]), 1, -1).reshape(-1, x.shape[1])
    return (
        np.abs(got - want).max() < 1e-3
        and np.abs(output[1] - rm).max() < 1e-3
        and np.abs(output[2] - rv).max() < 1e-3
    )
