# task: tb-experiment-answer
# answer: wrong
# belief: Takes the weights at the moment of stopping and does not go back to the best ones.
# mistakes: 1
def experiment(problems, patience, lr):
    result = []
    for p in problems:
        w = np.zeros(p["x"].shape[1])
        best, wait, early = np.inf, 0, None
        for batch in p["batches"]:
            xb, yb = p["x"][batch], p["y"][batch]
            w = w - lr * xb.T @ (xb @ w - yb) / len(yb)
            if early is not None:
                continue
            v = np.mean((p["x_val"] @ w - p["y_val"]) ** 2)
            if v < best:
                best, wait = v, 0
            else:
                wait += 1
            if wait == patience:
                early = w.copy()
        if early is None:
            early = w
        e_end = np.mean((p["x_true"] @ w - p["y_true"]) ** 2)
        e_early = np.mean((p["x_true"] @ early - p["y_true"]) ** 2)
        result.append((e_end, e_early))
    end, stop = np.array(result).T
    d = end - stop
    return d.mean(), T95[len(d) - 1] * d.std(ddof=1) / len(d) ** 0.5, int((stop > end).sum())
