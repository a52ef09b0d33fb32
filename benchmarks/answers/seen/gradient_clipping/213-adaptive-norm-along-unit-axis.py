# task: gc-adaptive-answer
# answer: wrong
# belief: To get the norm of a unit you take np.linalg.norm along axis=unit_axis.
# mistakes: 1
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    gn = np.linalg.norm(grad, axis=unit_axis, keepdims=True)
    wn = np.linalg.norm(weight, axis=unit_axis, keepdims=True)
    bound = limit * np.maximum(wn, eps)
    factor = np.where(gn > bound, bound / np.where(gn == 0, 1.0, gn), 1.0)
    return grad * factor
