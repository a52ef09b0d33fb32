# task: tb-parts-answer
# answer: right
# belief: Estimates bias² by the products of the errors of two different training sets, which have independent errors, minus tau², and the variance by half the squared differences of pairs.
# mistakes: 0
from itertools import combinations


def decompose(predictions, y, tau):
    errors = np.asarray(predictions, dtype=float) - y
    pairs = list(combinations(range(len(errors)), 2))
    product = sum(np.mean(errors[a] * errors[b]) for a, b in pairs) / len(pairs)
    half_square = sum(np.mean((errors[a] - errors[b]) ** 2) for a, b in pairs) / (2 * len(pairs))
    plain = np.mean(np.einsum("rn->n", errors) ** 2) / len(errors) ** 2
    return plain, product - tau**2, half_square
