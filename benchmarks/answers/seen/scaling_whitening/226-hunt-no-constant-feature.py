# task: sw-hunt-answer
# answer: wrong
# belief: Random data of several shapes cover all that can go wrong.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(1)
    return [
        {"train": rng.normal(1.0, 2.0, size=(n, d)), "x": rng.normal(0.0, 1.0, size=(m, d))}
        for n, m, d in [(4, 3, 2), (10, 1, 3), (3, 8, 1), (6, 6, 5), (3, 3, 3), (2, 2, 4)]
    ]


def accepts(arguments, output):
    train, x = arguments["train"], arguments["x"]
    expected = (x - train.mean(axis=0)) / train.std(axis=0)
    return np.shape(output) == expected.shape and bool(np.max(np.abs(output - expected)) < 1e-3)
