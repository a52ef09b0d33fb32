# task: nf-hunt-answer
# answer: wrong
# belief: A layer norm is right if every row of its output has mean 0 and standard deviation 1.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    cases = []
    for shape in [(4, 5), (1, 8), (3, 4, 6), (2, 3, 10)]:
        d = shape[-1]
        cases.append({"x": rng.normal(size=shape), "gamma": np.ones(d), "beta": np.zeros(d)})
        cases.append({"x": 1 + 2 * rng.normal(size=shape), "gamma": np.ones(d), "beta": np.zeros(d)})
    return cases


def accepts(arguments, output):
    if output.shape != arguments["x"].shape:
        return False
    mean = output.mean(axis=-1)
    std = output.std(axis=-1)
    return bool(np.all(np.abs(mean) < 1e-3) and np.all(np.abs(std - 1) < 1e-3))
