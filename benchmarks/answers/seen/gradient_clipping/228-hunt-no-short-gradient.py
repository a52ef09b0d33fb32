# task: gc-hunt-answer
# answer: wrong
# belief: Only gradients longer than the limit are worth trying, because the others are not clipped.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(7)
    return [
        {
            "grads": [rng.normal(scale=10, size=(4, 3)), rng.normal(scale=10, size=6)],
            "limit": limit,
        }
        for limit in (0.1, 0.5, 1.0, 2.0, 5.0)
    ]


def accepts(arguments, output):
    grads, limit = arguments["grads"], arguments["limit"]
    # same structure
    if len(output) != len(grads):
        return False
    if any(np.shape(c) != g.shape for c, g in zip(output, grads)):
        return False
    before = np.concatenate([g.ravel() for g in grads])
    after = np.concatenate([np.ravel(c) for c in output]).astype(float)
    if not np.all(np.isfinite(after)):
        return False
    # the norm is the limit, or unchanged
    norm = np.linalg.norm(before)
    if abs(np.linalg.norm(after) - min(norm, limit)) > 1e-4:
        return False
    # the direction is the same
    return bool(np.linalg.norm(after - before * min(norm, limit) / norm) < 1e-4)
