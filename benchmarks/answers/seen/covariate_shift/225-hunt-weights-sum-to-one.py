# task: cs-hunt-answer
# answer: wrong
# belief: Weights are shares, so the inputs have weights that sum to 1.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(0)
    cases = []
    for n in (1, 2, 3, 5, 10, 40):
        w = rng.uniform(0.1, 3, n)
        cases.append({"losses": rng.normal(1, 1, n), "weights": w / w.sum()})
    return cases


def accepts(arguments, output):
    losses, w = arguments["losses"], arguments["weights"]
    right = (w * losses).sum() / w.sum()
    return np.ndim(output) == 0 and bool(abs(output - right) < 1e-4)
