# task: tl-hunt-answer
# answer: wrong
# belief: What matters is where the weights go; if they are right the velocity was right too.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    made = []
    for lr, momentum, weight_decay in ((0.1, 0.9, 0.01), (0.5, 0.0, 0.1), (0.01, 0.5, 0.0)):
        w, g, v = rng.normal(size=(3, 8))
        made.append(
            {
                "weight": w,
                "grad": g,
                "velocity": v,
                "frozen": rng.random(8) < 0.5,
                "lr": lr,
                "momentum": momentum,
                "weight_decay": weight_decay,
            }
        )
    return made


def accepts(arguments, output):
    a = arguments
    velocity = a["momentum"] * a["velocity"] + a["grad"] + a["weight_decay"] * a["weight"]
    right = np.where(a["frozen"], a["weight"], a["weight"] - a["lr"] * velocity)
    return bool(np.allclose(output[0], right, rtol=1e-4, atol=1e-5))
