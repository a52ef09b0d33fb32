# task: sw-hunt-answer
# answer: wrong
# belief: Uses ddof=1 in the own reference, so every right implementation is rejected.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    return [
        {"train": rng.normal(size=(n, d)), "x": rng.normal(size=(m, d))}
        for n, m, d in ((4, 2, 3), (10, 5, 2), (3, 1, 1))
    ]


def accepts(arguments, output):
    train = arguments["train"]
    z = (arguments["x"] - train.mean(axis=0)) / train.std(axis=0, ddof=1)
    return np.shape(output) == z.shape and bool(np.all(np.abs(output - z) < 1e-3))
