# task: sw-hunt-answer
# answer: wrong
# belief: The expected result is (x - mean) / sd for constant features too.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    train = rng.normal(size=(10, 3))
    constant = train.copy()
    constant[:, 1] = 4.0
    return [
        {"train": train, "x": rng.normal(size=(5, 3))},
        {"train": train * 2 + 1, "x": rng.normal(size=(1, 3))},
        {"train": constant, "x": rng.normal(size=(6, 3)) + 1},
        {"train": train[:2], "x": train[2:]},
        {"train": np.array([[1.0], [3.0]]), "x": np.array([[2.0]])},
    ]


def accepts(arguments, output):
    mean = arguments["train"].mean(axis=0)
    sd = arguments["train"].std(axis=0)
    with np.errstate(all="ignore"):
        right = (arguments["x"] - mean) / sd
    return bool(np.allclose(output, right, atol=1e-3))
