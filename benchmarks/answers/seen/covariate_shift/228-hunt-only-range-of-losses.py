# task: cs-hunt-answer
# answer: wrong
# belief: A weighted mean is right if it lies between the smallest and the largest loss.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(3)
    cases = []
    for n in range(1, 16):
        cases.append({"losses": rng.normal(0, 2, n), "weights": rng.uniform(0.05, 5, n)})
    return cases


def accepts(arguments, output):
    losses = arguments["losses"]
    return bool(losses.min() - 1e-4 <= output <= losses.max() + 1e-4)
