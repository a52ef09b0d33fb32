# task: gc-adaptive-answer
# answer: wrong
# belief: Every unit's gradient is scaled to limit times the norm of its weights, whether it was longer or shorter.
# mistakes: 1
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    g = np.moveaxis(grad, unit_axis, 0)
    w = np.moveaxis(weight, unit_axis, 0)
    out = np.empty(g.shape)
    for i in range(len(g)):
        g_norm = np.sqrt(np.sum(g[i] ** 2))
        w_norm = np.sqrt(np.sum(w[i] ** 2))
        target = limit * max(w_norm, eps)
        if g_norm > 0:
            out[i] = g[i] * target / g_norm
        else:
            out[i] = g[i]
    return np.moveaxis(out, 0, unit_axis)
