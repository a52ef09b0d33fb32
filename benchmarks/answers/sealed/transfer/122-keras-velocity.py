# task: tl-hunt-answer
# answer: wrong
# belief: The velocity contains the learning rate, as in Keras: v = m v - lr g and w = w + v.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(3)
    frozen = np.array([[True, False, False], [False, True, False]])
    base = dict(
        weight=rng.normal(size=(2, 3)),
        grad=rng.normal(size=(2, 3)),
        velocity=rng.normal(size=(2, 3)),
        frozen=frozen,
        lr=0.1,
        momentum=0.9,
        weight_decay=0.05,
    )
    return [base, {**base, "frozen": ~frozen}, {**base, "momentum": 0.0}, {**base, "weight_decay": 0.0}]


def accepts(arguments, output):
    w, v = arguments["weight"], arguments["velocity"]
    g = arguments["grad"] + arguments["weight_decay"] * w
    new_v = arguments["momentum"] * v - arguments["lr"] * g
    new_w = w + new_v
    new_v = np.where(arguments["frozen"], v, new_v)
    new_w = np.where(arguments["frozen"], w, new_w)
    return bool(np.allclose(output[0], new_w, atol=1e-4) and np.allclose(output[1], new_v, atol=1e-4))
