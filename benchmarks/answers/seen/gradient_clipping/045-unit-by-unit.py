# task: gc-adaptive-answer
# answer: right
# belief: Goes through the units with take and puts the shortened slices back with stack.
# mistakes: 0
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    slices = []
    for u in range(grad.shape[unit_axis]):
        g = np.take(grad, u, axis=unit_axis)
        w = np.take(weight, u, axis=unit_axis)
        bound = limit * max(np.sqrt(np.sum(w**2)), eps)
        size = np.sqrt(np.sum(g**2))
        slices.append(g * (bound / size) if size > bound else g)
    return np.stack(slices, axis=unit_axis)
