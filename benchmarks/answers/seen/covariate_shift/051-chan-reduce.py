# task: cs-pooled-answer
# answer: right
# belief: Merges count, mean and sum of squares of two parts by Chan's formula and folds the list with functools.reduce.
# mistakes: 0
def pooled_statistics(batches):
    from functools import reduce

    def merge(left, right):
        (n, mean, m2), (k, other, more) = left, right
        gap = other - mean
        return n + k, mean + gap * k / (n + k), m2 + more + gap**2 * n * k / (n + k)

    parts = [(len(b), b.mean(axis=0), len(b) * b.var(axis=0)) for b in batches]
    n, mean, m2 = reduce(merge, parts)
    return mean, m2 / n
