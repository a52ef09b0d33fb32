# task: cs-hunt-answer
# answer: wrong
# belief: A right output may differ from mine only in the last digits of a double.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(1)
    return [{"losses": rng.uniform(0, 2, n), "weights": rng.uniform(0.2, 4, n)} for n in (1, 2, 4, 7, 15, 30)]


def accepts(arguments, output):
    right = np.average(arguments["losses"], weights=arguments["weights"])
    return bool(abs(output - right) < 1e-12)
