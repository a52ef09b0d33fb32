# task: tb-hunt-answer
# answer: wrong
# belief: Expects the epoch of the lowest loss of all and forgets that training has stopped before.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    cases = [{"losses": np.array([2.0, 1.0, 3.0]), "patience": 1}]
    for patience in (1, 2, 3, 5):
        for _ in range(4):
            cases.append({"losses": rng.normal(size=12), "patience": patience})
    return cases


def accepts(arguments, output):
    return int(output) == int(np.argmin(arguments["losses"]))
