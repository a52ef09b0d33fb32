# task: cs-hunt-answer
# answer: wrong
# belief: Two implementations of the same formula agree up to 1e-9.
# mistakes: 1
def inputs():
    rng = np.random.default_rng(5)
    cases = [
        {"losses": np.array([1.0, 2.0]), "weights": np.array([0.5, 3.0])},
        {"losses": np.array([0.7]), "weights": np.array([4.0])},
        {"losses": np.array([-1.0, 0.0, 2.5]), "weights": np.array([1.0, 10.0, 0.1])},
    ]
    for n in (4, 9, 30):
        cases.append({"losses": rng.exponential(size=n), "weights": rng.uniform(0.2, 5, n)})
        cases.append({"losses": rng.normal(size=n), "weights": rng.uniform(0.01, 0.1, n)})
    return cases


def accepts(arguments, output):
    expected = np.average(arguments["losses"], weights=arguments["weights"])
    return bool(np.ndim(output) == 0 and np.isfinite(output) and abs(output - expected) < 1e-9)
