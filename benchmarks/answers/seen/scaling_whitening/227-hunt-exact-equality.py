# task: sw-hunt-answer
# answer: wrong
# belief: A right output equals the expected array exactly.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(2)
    cases = [{"train": np.array([[1.0], [3.0]]), "x": np.array([[2.0]])}]
    for _ in range(6):
        train = rng.normal(size=(6, 3))
        cases.append({"train": train, "x": rng.normal(1.0, 2.0, size=(4, 3))})
        flat = train.copy()
        flat[:, 1] = 4.0
        cases.append({"train": flat, "x": rng.normal(size=(4, 3))})
    return cases


def accepts(arguments, output):
    train, x = arguments["train"], arguments["x"]
    mean = train.mean(axis=0)
    std = train.std(axis=0)
    std[train.max(axis=0) == train.min(axis=0)] = 1.0
    return np.array_equal(output, (x - mean) / std)
