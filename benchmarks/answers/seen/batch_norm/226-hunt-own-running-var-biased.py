# task: bn-hunt-answer
# answer: wrong
# belief: Running variance takes the batch variance divided by m, so anything else is a bug.
# mistakes: 1
def inputs():
    r = np.random.RandomState(3)
    L = []
    for shape in [(4, 2), (3, 2, 2, 3)]:
        for t in (True, False):
            for mom in (0.1, 0.5):
                for e in (1e-5, 0.3):
                    L.append(dict(x=r.randn(*shape), gamma=r.rand(2) + 0.5, beta=r.randn(2),
                                  running_mean=r.randn(2), running_var=r.rand(2) + 0.5,
                                  training=t, momentum=mom, eps=e))
    return L


def accepts(arguments, output):
    x = arguments["x"]
    g, b = arguments["gamma"], arguments["beta"]
    rm, rv = arguments["running_mean"], arguments["running_var"]
    mom, e = arguments["momentum"], arguments["eps"]
    rows = x if x.ndim == 2 else np.moveaxis(x, 1, -1).reshape(-1, x.shape[1])
    if arguments["training"]:
        mu, var = rows.mean(0), rows.var(0)
        rm = (1 - mom) * rm + mom * mu
        rv = (1 - mom) * rv + mom * var
    else:
        mu, var = rm, rv
    s = (1, 2) if x.ndim == 2 else (1, 2, 1, 1)
    y = g.reshape(s) * (x - mu.reshape(s)) / np.sqrt(var.reshape(s) + e) + b.reshape(s)
    return bool(np.allclose(output[0], y, atol=1e-3) and np.allclose(output[1], rm, atol=1e-3)
                and np.allclose(output[2], rv, atol=1e-3))
