# task: sw-hunt-answer
# answer: wrong
# belief: It is enough to scale the training data themselves and to compare.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(3)
    cases = []
    for n, d in [(5, 1), (8, 3), (20, 4), (4, 2)]:
        a = rng.normal(0.5, 1.5, (n, d))
        cases.append({"train": a, "x": a})
        b = a.copy()
        b[:, 0] = 2.0
        cases.append({"train": b, "x": b})
    return cases


def accepts(arguments, output):
    train, x = arguments["train"], arguments["x"]
    mean, sd = train.mean(axis=0), train.std(axis=0)
    sd = np.where(sd < 1e-12, 1, sd)
    expected = (x - mean) / sd
    return np.shape(output) == expected.shape and bool(np.all(np.abs(output - expected) < 1e-3))
