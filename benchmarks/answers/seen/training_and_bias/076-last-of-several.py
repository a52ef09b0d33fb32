# task: tb-hunt-answer
# answer: wrong
# belief: Takes an equal loss for a new minimum.
# mistakes: 1
def inputs():
    return [
        {"losses": np.array([2.0, 1.0, 3.0]), "patience": 1},
        {"losses": np.array([3.0, 2.0, 2.0, 2.0, 1.0]), "patience": 2},
        {"losses": np.array([1.0, 1.0, 1.0, 1.0]), "patience": 3},
        {"losses": np.array([5.0, 4.0, 4.5, 4.0, 3.0, 3.5, 3.2, 3.1, 2.0]), "patience": 3},
        {"losses": np.array([1.0]), "patience": 1},
    ]


def accepts(arguments, output):
    losses, patience = list(arguments["losses"]), arguments["patience"]
    best, bad = 0, 0
    for k, loss in enumerate(losses):
        if loss <= losses[best]:
            best, bad = k, 0
        else:
            bad += 1
        if bad == patience:
            break
    return output == best
