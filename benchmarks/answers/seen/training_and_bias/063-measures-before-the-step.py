# task: tb-experiment-answer
# answer: wrong
# belief: Measures the validation error at the top of the loop, before the update.
# mistakes: 1
def experiment(problems, patience, lr):
    gains = []
    for p in problems:
        w = np.zeros(p["x"].shape[1])
        best, best_w, wait, stopped = np.inf, w.copy(), 0, False
        for batch in p["batches"]:
            if not stopped:
                val = np.mean((p["x_val"] @ w - p["y_val"]) ** 2)
                if val < best:
                    best, best_w, wait = val, w.copy(), 0
                else:
                    wait += 1
                    stopped = wait >= patience
            x, y = p["x"][batch], p["y"][batch]
            w = w - lr * x.T @ (x @ w - y) / len(batch)
        final = np.mean((p["x_true"] @ w - p["y_true"]) ** 2)
        early = np.mean((p["x_true"] @ best_w - p["y_true"]) ** 2)
        gains.append(final - early)
    gains = np.array(gains)
    n = len(gains)
    return gains.mean(), T95[n - 1] * gains.std(ddof=1) / np.sqrt(n), int((gains < 0).sum())
