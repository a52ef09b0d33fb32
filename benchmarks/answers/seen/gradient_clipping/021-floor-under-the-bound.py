# task: gc-adaptive-answer
# answer: wrong
# belief: Puts eps under the whole bound, so that limit does not multiply it.
# mistakes: 1
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    g = np.moveaxis(grad, unit_axis, 0)
    w = np.moveaxis(weight, unit_axis, 0)
    gn = np.linalg.norm(g.reshape(len(g), -1), axis=1)
    wn = np.linalg.norm(w.reshape(len(w), -1), axis=1)
    bound = np.maximum(limit * wn, eps)
    scale = np.ones_like(gn)
    scale[gn > bound] = bound[gn > bound] / gn[gn > bound]
    return np.moveaxis(g * scale.reshape(-1, *[1] * (g.ndim - 1)), 0, unit_axis)
