# task: gc-adaptive-answer
# answer: wrong
# belief: eps is the least the bound may be, so the floor is put under limit times the norm of the weights.
# mistakes: 1
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    others = tuple(a for a in range(grad.ndim) if a != unit_axis % grad.ndim)
    g_norm = np.sqrt((grad ** 2).sum(axis=others, keepdims=True))
    w_norm = np.sqrt((weight ** 2).sum(axis=others, keepdims=True))
    bound = np.maximum(limit * w_norm, eps)
    return np.where(g_norm > bound, grad * bound / np.where(g_norm == 0, 1, g_norm), grad)
