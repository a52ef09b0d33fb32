# task: tb-hunt-answer
# answer: wrong
# belief: Random losses are varied enough to try everything that can go wrong.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    cases = []
    for i in range(28):
        n = int(rng.integers(3, 15))
        cases.append({"losses": rng.normal(size=n), "patience": 1 + i % 4})
    return cases


def accepts(arguments, output):
    losses, patience = arguments["losses"], arguments["patience"]
    best, wait = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best, wait = epoch, 0
        else:
            wait += 1
            if wait == patience:
                break
    return bool(output == best)
