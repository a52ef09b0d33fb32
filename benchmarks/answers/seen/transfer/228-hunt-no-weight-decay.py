# task: tl-hunt-answer
# answer: wrong
# belief: Whether frozen entries stay put is seen with plain momentum; weight decay can be left at zero.
# mistakes: 1
def inputs():
    weight = np.array([1.0, -2.0, 3.0, 0.5])
    grad = np.array([0.5, 1.0, -1.0, 2.0])
    velocity = np.array([0.3, -0.2, 0.8, 1.0])
    masks = [
        [True, False, True, False],
        [False, False, False, False],
        [True, True, True, True],
    ]
    return [
        {
            "weight": weight.copy(),
            "grad": grad.copy(),
            "velocity": velocity.copy(),
            "frozen": np.array(mask),
            "lr": lr,
            "momentum": 0.9,
            "weight_decay": 0.0,
        }
        for mask in masks
        for lr in (0.1, 0.5)
    ]


def accepts(arguments, output):
    w0, v0, frozen = arguments["weight"], arguments["velocity"], arguments["frozen"]
    w1, v1 = np.asarray(output[0]), np.asarray(output[1])
    if w1.shape != w0.shape or v1.shape != v0.shape:
        return False
    v = arguments["momentum"] * v0 + arguments["grad"] + arguments["weight_decay"] * w0
    w = w0 - arguments["lr"] * v
    for i in range(len(w0)):
        right_w = w0[i] if frozen[i] else w[i]
        right_v = v0[i] if frozen[i] else v[i]
        if abs(w1[i] - right_w) > 1e-4 or abs(v1[i] - right_v) > 1e-4:
            return False
    return True
