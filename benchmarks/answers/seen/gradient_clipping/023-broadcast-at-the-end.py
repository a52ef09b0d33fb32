# task: gc-adaptive-answer
# answer: wrong
# belief: Drops the kept axes and multiplies by the factors along the last axis.
# mistakes: 1
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    axes = tuple(i for i in range(grad.ndim) if i != unit_axis)
    norm_g = np.sqrt((grad**2).sum(axes))
    norm_w = np.maximum(np.sqrt((weight**2).sum(axes)), eps)
    factor = np.minimum(1, limit * norm_w / np.maximum(norm_g, 1e-16))
    return grad * factor
