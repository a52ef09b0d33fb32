# task: sw-hunt-answer
# answer: wrong
# belief: Scaling the training data themselves shows whether the implementation is right.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    cases = []
    for n, d in [(2, 1), (5, 3), (20, 4), (7, 2)]:
        train = rng.normal(size=(n, d)) * rng.uniform(0.5, 3, d) + rng.normal(size=d)
        cases.append({"train": train, "x": train.copy()})
        constant = train.copy()
        constant[:, 0] = 2.0
        cases.append({"train": constant, "x": constant.copy()})
    return cases


def accepts(arguments, output):
    train, x = arguments["train"], arguments["x"]
    sd = train.std(axis=0)
    sd = np.where(np.ptp(train, axis=0) == 0, 1.0, sd)
    z = (x - train.mean(axis=0)) / sd
    return np.shape(output) == z.shape and bool(np.allclose(output, z, atol=1e-3))
