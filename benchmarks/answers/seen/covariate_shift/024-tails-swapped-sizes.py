# task: cs-permutation-answer
# answer: wrong
# belief: In the shuffled data takes the first len(b) examples for the first sample, because b came to mind first.
# mistakes: 1
def permutation_test(a, b, orders):
    pool = np.concatenate([a, b], axis=0)
    scale = pool.std(axis=0)

    def gap(first, second):
        return np.max(np.abs(first.mean(axis=0) - second.mean(axis=0)) / scale)

    observed = gap(a, b)
    larger = 0
    for order in orders:
        shuffled = pool[order]
        larger += gap(shuffled[: len(b)], shuffled[len(b) :]) >= observed - 1e-9
    return observed, (larger + 1) / (len(orders) + 1)
