# task: tb-parts-answer
# answer: right
# belief: Takes the variance as half the mean squared difference of all pairs, in plain Python.
# mistakes: 0
from itertools import combinations


def decompose(predictions, y, tau):
    rows = [list(map(float, row)) for row in predictions]
    R, n = len(rows), len(y)
    pairs = list(combinations(rows, 2))
    variance = sum(
        sum((a - b) ** 2 / 2 for a, b in zip(first, second)) for first, second in pairs
    ) / (len(pairs) * n)
    plain = sum((sum(row[j] for row in rows) / R - y[j]) ** 2 for j in range(n)) / n
    return plain, plain - variance / R - tau**2, variance
