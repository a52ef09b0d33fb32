# task: gc-adaptive-answer
# answer: wrong
# belief: Adds eps to the norm of the weights instead of using it as a floor.
# mistakes: 1
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    others = tuple(a for a in range(grad.ndim) if a != unit_axis)
    g = np.sqrt(np.sum(grad * grad, axis=others, keepdims=True))
    w = np.sqrt(np.sum(weight * weight, axis=others, keepdims=True)) + eps
    scale = np.minimum(1.0, limit * w / np.maximum(g, 1e-300))
    return grad * scale
