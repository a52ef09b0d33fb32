# task: tb-hunt-answer
# answer: wrong
# belief: Lets the own simulation go on for one epoch too long, so right implementations are rejected.
# mistakes: 1
def inputs():
    out = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        losses = np.round(rng.uniform(0, 3, size=rng.integers(1, 30)), 1)
        out.append({"losses": losses, "patience": int(rng.integers(1, 4))})
    return out


def accepts(arguments, output):
    best, wait = 0, 0
    losses = arguments["losses"]
    for i in range(1, len(losses)):
        if losses[i] < losses[best]:
            best, wait = i, 0
        else:
            wait += 1
            if wait > arguments["patience"]:
                break
    return output == best
