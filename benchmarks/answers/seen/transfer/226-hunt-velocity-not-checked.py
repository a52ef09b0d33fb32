# task: tl-hunt-answer
# answer: wrong
# belief: What matters is the weight; the velocity is only an auxiliary quantity.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(3)

    def case(frozen, lr, momentum, weight_decay):
        n = len(frozen)
        return dict(
            weight=rng.normal(size=n),
            grad=rng.normal(size=n),
            velocity=rng.normal(size=n),
            frozen=np.array(frozen),
            lr=lr,
            momentum=momentum,
            weight_decay=weight_decay,
        )

    return [
        case([False, False, False], 0.1, 0.9, 0.1),
        case([True, True, True], 0.1, 0.9, 0.1),
        case([True, False, True, False], 0.3, 0.5, 0.4),
        case([False, True, False], 0.5, 0.0, 0.3),
    ]


def accepts(arguments, output):
    new_weight, _ = output
    w = arguments["weight"]
    step = arguments["momentum"] * arguments["velocity"]
    step = step + arguments["grad"] + arguments["weight_decay"] * w
    expected = np.where(arguments["frozen"], w, w - arguments["lr"] * step)
    return bool(np.allclose(new_weight, expected, rtol=1e-4, atol=1e-5))
