# task: gc-adaptive-answer
# answer: wrong
# belief: Moves the unit axis to the front and never moves it back, and lets every gradient grow to the bound.
# mistakes: 2
def clip_adaptive(grad, weight, limit, unit_axis, eps):
    g = np.moveaxis(grad, unit_axis, 0).astype(float)
    w = np.moveaxis(weight, unit_axis, 0)
    out = np.zeros_like(g)
    for u in range(len(g)):
        gn = np.sqrt((g[u] ** 2).sum())
        if gn > 0:
            out[u] = g[u] / gn * limit * max(np.sqrt((w[u] ** 2).sum()), eps)
    return out
