# task: gc-hunt-answer
# answer: right
# belief: Tests count, shape, direction, length and that short gradients stay as they were.
# mistakes: 0
def inputs():
    rng = np.random.default_rng(11)
    cases = [
        {"grads": [np.array([3.0, 4.0])], "limit": 1.0},
        {"grads": [np.array([3.0, 4.0]), np.array([0.6, 0.8])], "limit": 1.0},
        {"grads": [np.array([0.06, 0.08])], "limit": 1.0},
        {"grads": [np.array([-3.0, 4.0]), np.array([0.0])], "limit": 2.5},
        {"grads": [np.zeros(3), np.zeros((2, 2))], "limit": 1.0},
        {"grads": [np.array([0.9, 100.0])], "limit": 1.0},
        {"grads": [np.array([-0.5, -0.5]), np.array([-0.7])], "limit": 0.9},
        {"grads": [np.array([0.8, 0.8])], "limit": 1.0},
        {"grads": [np.array([0.6]), np.array([0.6]), np.array([0.6])], "limit": 1.0},
    ]
    for limit in (0.2, 1.0, 2.0, 3.0, 5.0, 50.0):
        for shapes in ([(3, 2), (4,)], [(2, 2, 3, 1), (2, 1), ()], [(3, 3)]):
            cases.append({"grads": [np.array(rng.normal(size=s)) for s in shapes], "limit": limit})
    return cases


def accepts(arguments, output):
    grads, limit = arguments["grads"], arguments["limit"]
    if len(output) != len(grads):
        return False
    if any(np.shape(o) != np.shape(g) for o, g in zip(output, grads, strict=True)):
        return False
    before = np.concatenate([np.ravel(g) for g in grads]).astype(float)
    after = np.concatenate([np.ravel(o) for o in output]).astype(float)
    if not np.isfinite(after).all():
        return False
    size = np.linalg.norm(before)
    want = min(size, limit)
    tolerance = 1e-4 * (1 + want)
    if size == 0:
        return bool(np.abs(after).max() <= 1e-4)
    straight = np.abs(after - before * (want / size)).max() <= tolerance
    return bool(straight and abs(np.linalg.norm(after) - want) <= tolerance)
