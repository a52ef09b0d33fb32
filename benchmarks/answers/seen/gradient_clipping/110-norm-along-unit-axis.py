# task: gc-adaptive-answer
# answer: wrong
# belief: The norm of a unit is the norm along unit_axis, so unit_axis is what goes into axis=.
# mistakes: 1
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    g_norm = np.linalg.norm(grad, axis=unit_axis, keepdims=True)
    w_norm = np.linalg.norm(weight, axis=unit_axis, keepdims=True)
    allowed = limit * np.maximum(w_norm, eps)
    factor = np.where(g_norm > allowed, allowed / np.maximum(g_norm, 1e-30), 1.0)
    return grad * factor
