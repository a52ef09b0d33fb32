# task: gc-adaptive-answer
# answer: wrong
# belief: Takes the code of the book, in which a unit is an index of axis 0.
# mistakes: 1
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    axes = tuple(range(1, grad.ndim))
    gn = np.sqrt((grad**2).sum(axis=axes, keepdims=True))
    wn = np.sqrt((weight**2).sum(axis=axes, keepdims=True))
    bound = limit * np.maximum(wn, eps)
    return np.where(gn > bound, grad * bound / np.maximum(gn, 1e-30), grad)
