# task: tb-experiment-answer
# answer: right
# belief: Trains all problems side by side with einsum and finds the stopping step from the table of errors afterwards.
# mistakes: 0
def experiment(problems, patience, lr):
    get = {k: np.stack([p[k] for p in problems]) for k in problems[0]}
    P, steps = get["batches"].shape[:2]
    w = np.zeros((P, get["x"].shape[2]))
    path = np.empty((steps,) + w.shape)
    each = np.arange(P)[:, None]
    for t in range(steps):
        rows = get["batches"][:, t]
        x, y = get["x"][each, rows], get["y"][each, rows]
        residual = np.einsum("pmd,pd->pm", x, w) - y
        w = w - lr * np.einsum("pmd,pm->pd", x, residual) / rows.shape[1]
        path[t] = w
    val = ((np.einsum("pnd,tpd->tpn", get["x_val"], path) - get["y_val"]) ** 2).mean(axis=2)
    true = ((np.einsum("pnd,tpd->tpn", get["x_true"], path) - get["y_true"]) ** 2).mean(axis=2)
    gains = []
    for k in range(P):
        best = 0
        for t in range(1, steps):
            if val[t, k] < val[best, k]:
                best = t
            elif t - best == patience:
                break
        gains.append(true[-1, k] - true[best, k])
    gains = np.array(gains)
    half = T95[P - 1] * np.sqrt(((gains - gains.mean()) ** 2).sum() / (P - 1) / P)
    return gains.mean(), half, int((gains < 0).sum())
