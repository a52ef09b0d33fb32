# task: sw-hunt-answer
# answer: wrong
# belief: Standardized data always have mean 0 and standard deviation 1, so that is what to check.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(3)
    L = []
    for n, d in [(5, 2), (9, 3), (4, 1), (12, 4)]:
        L.append(dict(train=rng.normal(0.5, 2, (n, d)), x=rng.normal(1, 1.5, (n + 1, d))))
        L.append(dict(train=rng.normal(-0.5, 1, (n, d)), x=rng.normal(0, 1, (n, d))))
    return L


def accepts(arguments, output):
    out = np.asarray(output)
    if out.shape != arguments["x"].shape:
        return False
    return bool(np.all(np.abs(out.mean(axis=0)) < 1e-3) and np.all(np.abs(out.std(axis=0) - 1) < 1e-3))
