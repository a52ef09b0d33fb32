# task: tl-hunt-answer
# answer: wrong
# belief: The formula is given, so right versions give exactly these numbers.
# mistakes: 1
def expected(weight, grad, velocity, frozen, lr, momentum, weight_decay):
    v = momentum * velocity + (grad + weight_decay * weight)
    w = weight - lr * v
    return np.where(frozen, weight, w), np.where(frozen, velocity, v)


def inputs():
    rng = np.random.default_rng(5)
    made = []
    for _ in range(10):
        made.append(
            {
                "weight": rng.normal(size=(2, 3)),
                "grad": rng.normal(size=(2, 3)),
                "velocity": rng.normal(size=(2, 3)),
                "frozen": rng.random((2, 3)) < 0.5,
                "lr": rng.uniform(0.01, 0.5),
                "momentum": rng.uniform(0.1, 0.9),
                "weight_decay": rng.uniform(0.1, 0.5),
            }
        )
    return made


def accepts(arguments, output):
    w, v = expected(**arguments)
    return bool(np.array_equal(output[0], w) and np.array_equal(output[1], v))
