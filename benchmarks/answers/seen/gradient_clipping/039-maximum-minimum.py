# task: gc-value-answer
# answer: right
# belief: Nests maximum and minimum and leaves None alone with a conditional expression.
# mistakes: 0
def clip_by_value(grads, limit):
    cut = lambda g: np.maximum(-limit, np.minimum(limit, g))  # noqa: E731
    return [g if g is None else cut(g) for g in grads]
