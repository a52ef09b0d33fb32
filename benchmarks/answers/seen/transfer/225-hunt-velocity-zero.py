# task: tl-hunt-answer
# answer: wrong
# belief: A test starts from velocity zero, as training does.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    cases = []
    for lr, momentum, weight_decay in [(0.1, 0.9, 0.0), (0.1, 0.0, 0.1), (0.5, 0.9, 0.2), (0.01, 0.5, 0.5)]:
        cases.append(
            {
                "weight": rng.normal(size=6),
                "grad": rng.normal(size=6),
                "velocity": np.zeros(6),
                "frozen": np.array([True, False, True, False, False, True]),
                "lr": lr,
                "momentum": momentum,
                "weight_decay": weight_decay,
            }
        )
    return cases


def accepts(arguments, output):
    a = arguments
    v = a["momentum"] * a["velocity"] + a["grad"] + a["weight_decay"] * a["weight"]
    w = a["weight"] - a["lr"] * v
    v = np.where(a["frozen"], a["velocity"], v)
    w = np.where(a["frozen"], a["weight"], w)
    return bool(np.allclose(output[0], w, atol=1e-4) and np.allclose(output[1], v, atol=1e-4))
