# task: tb-hunt-answer
# answer: wrong
# belief: Patience counts the epochs without a new minimum since the start of training, so the counter is never set back.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    return [
        {"losses": np.round(rng.normal(size=12) - 0.2 * np.arange(12), 1), "patience": 1 + i % 4}
        for i in range(24)
    ]


def accepts(arguments, output):
    best, bad = 0, 0
    losses = arguments["losses"]
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        else:
            bad += 1
        if bad == arguments["patience"]:
            break
    return output == best
