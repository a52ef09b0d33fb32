# task: cs-hunt-answer
# answer: wrong
# belief: Weights are a distribution, so the tests use weights that sum to 1.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    cases = []
    for n in [1, 2, 3, 5, 10, 50]:
        for _ in range(3):
            w = rng.random(n) + 0.1
            cases.append({"losses": rng.normal(size=n), "weights": w / w.sum()})
    return cases


def accepts(arguments, output):
    losses, weights = arguments["losses"], arguments["weights"]
    right = (losses * weights).sum() / weights.sum()
    return abs(float(output) - right) < 1e-4
