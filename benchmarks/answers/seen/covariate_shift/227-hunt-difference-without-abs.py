# task: cs-hunt-answer
# answer: wrong
# belief: If the output minus the right value is below the tolerance, it is right.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(2)
    cases = [{"losses": np.array([1.0, 2.0]), "weights": np.array([2.0, 3.0])}]
    for n in [3, 6, 12]:
        cases.append({"losses": rng.uniform(0.5, 2, n), "weights": rng.uniform(1.5, 4, n)})
    return cases


def accepts(arguments, output):
    l, w = arguments["losses"], arguments["weights"]
    expected = np.sum(l * w) / np.sum(w)
    return bool(output - expected < 1e-4)
