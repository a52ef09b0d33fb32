# task: tb-experiment-answer
# answer: wrong
# belief: Since training goes on to the end, the weights that early stopping restores are those with the lowest validation error of the whole run.
# mistakes: 1
def experiment(problems, patience, lr):
    differences = []
    for p in problems:
        w = np.zeros(p["x"].shape[1])
        best, best_w, bad = np.inf, w.copy(), 0
        for batch in p["batches"]:
            x, y = p["x"][batch], p["y"][batch]
            w = w - lr * x.T @ (x @ w - y) / len(batch)
            val = np.mean((p["x_val"] @ w - p["y_val"]) ** 2)
            if val < best:
                best, best_w, bad = val, w.copy(), 0
            else:
                bad += 1
        last = np.mean((p["x_true"] @ w - p["y_true"]) ** 2)
        early = np.mean((p["x_true"] @ best_w - p["y_true"]) ** 2)
        differences.append(last - early)
    d = np.array(differences)
    half = T95[len(d) - 1] * d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), half, int((d < 0).sum())
