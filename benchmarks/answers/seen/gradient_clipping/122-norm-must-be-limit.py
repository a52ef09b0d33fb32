# task: gc-hunt-answer
# answer: wrong
# belief: After clipping the norm equals limit, also where the gradient was shorter than limit before.
# mistakes: 1
def inputs():
    return [
        {"grads": [np.array([3.0, 4.0]), np.array([0.6, 0.8])], "limit": 1.0},
        {"grads": [np.array([0.03, 0.04]), np.array([[0.1, -0.2]])], "limit": 1.0},
        {"grads": [np.array([[5.0, -2.0], [1.0, 1.0]])], "limit": 2.0},
        {"grads": [np.array([-7.0]), np.array([0.5, 0.5, 9.0])], "limit": 0.5},
    ]


def accepts(arguments, output):
    grads, limit = arguments["grads"], arguments["limit"]
    if len(output) != len(grads):
        return False
    before = np.concatenate([g.ravel() for g in grads])
    after = np.concatenate([np.ravel(g) for g in output])
    if before.shape != after.shape:
        return False
    norm = np.linalg.norm(after)
    if abs(norm - limit) > 1e-4:
        return False
    cosine = before @ after / (np.linalg.norm(before) * norm)
    return bool(cosine > 1 - 1e-4)
