# task: sw-hunt-answer
# answer: right
# belief: Compares with the formula to 10^-3, on ordinary data, constant features, single rows and few examples.
# mistakes: 0
def inputs():
    rng = np.random.default_rng(8)
    cases = []
    for n, m, d in ((5, 3, 2), (2, 2, 2), (4, 4, 4), (3, 7, 1), (8, 1, 3), (6, 2, 5)):
        train = rng.normal(size=(n, d)) * rng.uniform(0.5, 3, d) + rng.normal(size=d)
        x = rng.normal(size=(m, d)) * 2 + 1
        cases.append({"train": train, "x": x})
        cases.append({"train": train, "x": train})
        still = train.copy()
        still[:, 0] = 0.5
        cases.append({"train": still, "x": x})
        zero = train.copy()
        zero[:, -1] = 0.0
        cases.append({"train": zero, "x": x})
    cases.append({"train": rng.normal(size=(5, 2)) * 0.02, "x": rng.normal(size=(3, 2)) * 0.02})
    cases.append({"train": np.array([[1.0], [3.0], [8.0]]), "x": np.full((4, 1), 2.0)})
    return cases


def accepts(arguments, output):
    train, x = arguments["train"], arguments["x"]
    y = np.asarray(output, dtype=float)
    if y.shape != x.shape:
        return False
    for j in range(x.shape[1]):
        column = train[:, j]
        spread = 1.0 if np.all(column == column[0]) else column.std()
        want = (x[:, j] - column.mean()) / spread
        if not np.all(np.abs(y[:, j] - want) <= 1e-3 * (1 + np.abs(want))):
            return False
    return True
