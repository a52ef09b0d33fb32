# task: bn-hunt-answer
# answer: wrong
# belief: Running statistics start at 0 and 1, so these are the values to test with.
# mistakes: 1
def right(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    ax = tuple(i for i in range(x.ndim) if i != 1)
    r = lambda v: v.reshape((1, -1) + (1,) * (x.ndim - 2))
    if training:
        mu, v = x.mean(ax), x.var(ax)
        running_mean = running_mean + momentum * (mu - running_mean)
        running_var = running_var + momentum * (x.var(ax, ddof=1) - running_var)
    else:
        mu, v = running_mean, running_var
    return r(gamma) * (x - r(mu)) / np.sqrt(r(v) + eps) + r(beta), running_mean, running_var


def inputs():
    rng = np.random.default_rng(0)
    cases = []
    for shape in [(4, 2), (2, 2), (3, 2, 3, 4)]:
        for training in [True, False]:
            for kw in [{}, {"momentum": 0.3}, {"eps": 0.05}]:
                cases.append({"x": rng.normal(0.3, 1.0, shape), "gamma": rng.normal(size=2),
                              "beta": rng.normal(size=2), "running_mean": np.zeros(2),
                              "running_var": np.ones(2), "training": training, **kw})
    return cases


def accepts(arguments, output):
    want = right(**arguments)
    return all(np.shape(o) == w.shape and np.allclose(o, w, rtol=0, atol=1e-3) for o, w in zip(output, want))
