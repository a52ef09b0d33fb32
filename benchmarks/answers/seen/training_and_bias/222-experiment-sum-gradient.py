# task: tb-experiment-answer
# answer: wrong
# belief: The gradient of the mini-batch is x.T @ error.
# mistakes: 1
def experiment(problems, patience, lr):
    gains = []
    for p in problems:
        w = np.zeros(p["x"].shape[1])
        best, best_w, wait, stopped = np.inf, w, 0, False
        for rows in p["batches"]:
            x, y = p["x"][rows], p["y"][rows]
            w = w - lr * x.T @ (x @ w - y)
            if stopped:
                continue
            error = np.mean((p["x_val"] @ w - p["y_val"]) ** 2)
            if error < best:
                best, best_w, wait = error, w, 0
            else:
                wait += 1
                stopped = wait >= patience
        end = np.mean((p["x_true"] @ w - p["y_true"]) ** 2)
        early = np.mean((p["x_true"] @ best_w - p["y_true"]) ** 2)
        gains.append(end - early)
    d = np.array(gains)
    n = len(d)
    return d.mean(), T95[n - 1] * d.std(ddof=1) / np.sqrt(n), int((d < 0).sum())
