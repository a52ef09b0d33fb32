# task: tb-hunt-answer
# answer: wrong
# belief: Any epoch with the lowest loss up to the stop is a right answer, since its weights are equally good.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(1)
    made = [
        {"losses": np.array([2.0, 1.0, 3.0]), "patience": 1},
        {"losses": np.array([3.0, 2.0, 2.0, 2.5, 1.0]), "patience": 2},
        {"losses": np.array([1.0, 1.0, 1.0, 0.5]), "patience": 3},
        {"losses": np.array([5.0, 4.0, 3.0, 2.0]), "patience": 2},
    ]
    for patience in (1, 2, 3, 5):
        for _ in range(5):
            made.append({"losses": rng.integers(0, 8, size=14).astype(float), "patience": patience})
    return made


def accepts(arguments, output):
    losses, patience = arguments["losses"], arguments["patience"]
    end, lowest, waited = len(losses), np.inf, 0
    for i, loss in enumerate(losses):
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                end = i + 1
                break
    return bool(0 <= output < end and losses[output] == lowest)
