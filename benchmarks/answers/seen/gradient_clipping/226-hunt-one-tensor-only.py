# task: gc-hunt-answer
# answer: wrong
# belief: A single array per input is enough to try a clipping function, since every array is treated in the same way.
# mistakes: 1
def inputs():
    return [
        {"grads": [np.array([3.0, 4.0])], "limit": 1.0},
        {"grads": [np.array([-3.0, 4.0])], "limit": 2.0},
        {"grads": [np.array([0.3, -0.4])], "limit": 1.0},
        {"grads": [np.array([[1.0, 2.0], [-2.0, 4.0]])], "limit": 2.5},
        {"grads": [np.array([0.9, 30.0])], "limit": 1.0},
        {"grads": [np.zeros(4)], "limit": 1.0},
    ]


def accepts(arguments, output):
    grads, limit = arguments["grads"], arguments["limit"]
    if len(output) != len(grads):
        return False
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    factor = limit / norm if norm > limit else 1.0
    for g, c in zip(grads, output):
        if np.shape(c) != g.shape or not np.allclose(c, g * factor, rtol=1e-4, atol=1e-4):
            return False
    return True
