# task: gc-adaptive-answer
# answer: wrong
# belief: eps is the floor under the whole bound, max(limit * weight norm, eps), so that the bound is never zero.
# mistakes: 1
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    unit_axis = unit_axis % grad.ndim
    others = tuple(a for a in range(grad.ndim) if a != unit_axis)

    def unit_norm(a):
        return np.sqrt(np.sum(a * a, axis=others, keepdims=True))

    g_norm = unit_norm(grad)
    max_norm = np.maximum(limit * unit_norm(weight), eps)
    clipped = grad * max_norm / np.maximum(g_norm, 1e-300)
    return np.where(g_norm > max_norm, clipped, grad)
