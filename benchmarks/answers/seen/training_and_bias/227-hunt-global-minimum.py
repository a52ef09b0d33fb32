# task: tb-hunt-answer
# answer: wrong
# belief: The epoch restored is the one with the lowest loss of all.
# mistakes: 1
def inputs():
    return [
        {"losses": np.array([2.0, 1.0, 3.0]), "patience": 1},
        {"losses": np.array([3.0, 2.0, 2.5, 2.6, 1.0]), "patience": 2},
        {"losses": np.array([1.0, 1.0, 1.0]), "patience": 2},
        {"losses": np.array([5.0, 4.0, 3.0, 2.0]), "patience": 3},
        {"losses": np.array([2.0, 1.5, 1.6, 1.4, 1.45, 1.48, 1.41, 1.2]), "patience": 3},
        {"losses": np.array([1.0]), "patience": 1},
    ]


def accepts(arguments, output):
    losses = arguments["losses"]
    return bool(output == np.argmin(losses))
