# task: nf-hunt-answer
# answer: wrong
# belief: The own reference in the test averages over axis 1, so right outputs for three axes are rejected.
# mistakes: 1
def inputs():
    r = np.random.default_rng(7)
    made = []
    for n, d in ((2, 3), (4, 5), (3, 8)):
        made.append({"x": r.normal(size=(n, d)), "gamma": r.normal(size=d), "beta": r.normal(size=d)})
    made.append({"x": r.normal(size=(2, 4, 3)), "gamma": r.normal(size=3), "beta": r.normal(size=3)})
    return made


def accepts(arguments, output):
    x, gamma, beta = arguments["x"], arguments["gamma"], arguments["beta"]
    m = x.mean(axis=1, keepdims=True)
    s = np.sqrt(x.var(axis=1, keepdims=True) + 1e-5)
    return bool(np.max(np.abs(output - (gamma * (x - m) / s + beta))) < 1e-3)
