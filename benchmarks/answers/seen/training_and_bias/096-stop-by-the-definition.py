# task: tb-hunt-answer
# answer: right
# belief: Restates the definition with running minima, on random and hand-made losses with ties, short and long.
# mistakes: 0
def inputs():
    rng = np.random.default_rng(7)
    made = [
        ([2.0, 1.0, 3.0], 1),
        ([1.0], 1),
        ([1.0], 4),
        ([1.0, 1.0, 1.0, 0.5], 2),
        ([1.0, 1.0, 0.5], 2),
        ([3.0, 2.0, 1.0, 0.0], 1),
        ([1.0, 2.0, 3.0, 0.5], 3),
        ([1.0, 2.0, 3.0, 0.5], 4),
        ([3.0, 4.0, 2.0, 3.0, 1.0, 2.0, 3.0, 0.0], 2),
        ([5.0, 6.0, 4.0, 6.0, 3.0, 6.0, 2.0, 6.0, 1.0], 2),
        ([2.0, 1.0, 1.5, 1.2, 1.1, 0.9, 3.0], 4),
        ([0.0, -1.0, -1.0, -2.0], 1),
        ([-1.0, -0.5, -3.0, -2.0, -2.5, -4.0], 2),
        ([2.0, 2.5, 2.4, 2.3, 2.2, 1.0], 4),
        ([1.0, 3.0, 2.0, 2.0, 1.0, 0.9], 4),
    ]
    cases = [{"losses": np.array(values), "patience": p} for values, p in made]
    for p in (1, 2, 3, 4, 6):
        for size in (6, 12, 25):
            cases.append({"losses": rng.integers(-5, 9, size=size) / 2, "patience": p})
    return cases


def accepts(arguments, output):
    losses = np.asarray(arguments["losses"], dtype=float)
    new = [k for k in range(len(losses)) if k == 0 or losses[k] < losses[:k].min()]
    expected = new[0]
    for following in new[1:]:
        if following - expected > arguments["patience"]:
            break
        expected = following
    return np.ndim(output) == 0 and int(output) == expected
