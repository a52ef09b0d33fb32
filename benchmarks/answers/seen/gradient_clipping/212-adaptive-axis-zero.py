# task: gc-adaptive-answer
# answer: wrong
# belief: The units of a weight always lie on axis 0, as in the book, so all axes from 1 on are summed over.
# mistakes: 1
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    axes = tuple(range(1, grad.ndim))
    g_norm = np.sqrt((grad**2).sum(axis=axes, keepdims=True))
    w_norm = np.sqrt((weight**2).sum(axis=axes, keepdims=True))
    allowed = limit * np.maximum(w_norm, eps)
    too_long = g_norm > allowed
    safe = np.where(too_long, g_norm, 1.0)
    return np.where(too_long, grad * (allowed / safe), grad)
