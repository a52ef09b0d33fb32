# task: gc-adaptive-answer
# answer: right
# belief: Swaps the unit axis with the last one, so that broadcasting fits, and divides by max(1, ratio).
# mistakes: 0
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    g = np.swapaxes(grad, unit_axis, -1)
    w = np.swapaxes(weight, unit_axis, -1)
    letters = "...u,...u->...u"
    size = np.sqrt(np.einsum(letters, g, g).reshape(-1, g.shape[-1]).sum(axis=0))
    floor = np.maximum(np.sqrt(np.square(w).reshape(-1, w.shape[-1]).sum(axis=0)), eps)
    return np.swapaxes(g / np.maximum(1.0, size / (limit * floor)), unit_axis, -1)
