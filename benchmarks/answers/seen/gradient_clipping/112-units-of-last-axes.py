# task: gc-adaptive-answer
# answer: wrong
# belief: The other axes of a kernel are always the last two, so only h and w (or, for a matrix, the other axis) are summed.
# mistakes: 1
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    if grad.ndim == 2:
        axes = (1 - unit_axis,)
    else:
        axes = (-2, -1)
    norm = lambda a: np.sqrt(np.sum(a ** 2, axis=axes, keepdims=True))
    bound = limit * np.maximum(norm(weight), eps)
    size = norm(grad)
    scale = np.ones_like(size)
    long = size > bound
    scale[long] = bound[long] / size[long]
    return grad * scale
