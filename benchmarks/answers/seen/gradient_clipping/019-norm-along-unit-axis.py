# task: gc-adaptive-answer
# answer: wrong
# belief: Sums along unit_axis instead of along the other axes.
# mistakes: 1
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    gn = np.linalg.norm(grad, axis=unit_axis, keepdims=True)
    wn = np.linalg.norm(weight, axis=unit_axis, keepdims=True)
    top = limit * np.maximum(wn, eps)
    factor = np.where(gn > top, top / np.where(gn == 0, 1, gn), 1.0)
    return grad * factor
