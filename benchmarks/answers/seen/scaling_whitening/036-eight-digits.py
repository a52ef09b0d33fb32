# task: sw-hunt-answer
# answer: wrong
# belief: Demands eight digits, which the right implementation in float32 does not have.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(5)
    constant = rng.normal(size=(5, 3))
    constant[:, 1] = 0.7
    return [
        {"train": rng.normal(size=(6, 2)), "x": rng.normal(size=(3, 2))},
        {"train": constant, "x": rng.normal(size=(2, 3))},
        {"train": constant, "x": constant},
    ]


def accepts(arguments, output):
    train, x = arguments["train"], arguments["x"]
    flat = np.ptp(train, axis=0) == 0
    want = (x - train.mean(axis=0)) / np.where(flat, 1.0, train.std(axis=0))
    want[:, flat] = x[:, flat] - train[0, flat]
    return bool(np.all(np.abs(output - want) <= 1e-8 * np.abs(want)))
