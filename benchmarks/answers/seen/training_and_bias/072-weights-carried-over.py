# task: tb-experiment-answer
# answer: wrong
# belief: Sets the weights to zero once, before the first problem.
# mistakes: 1
def experiment(problems, patience, lr):
    w = np.zeros(problems[0]["x"].shape[1])
    gains = []
    for p in problems:
        best_val, best_w, wait = np.inf, None, 0
        for b in p["batches"]:
            x, y = p["x"][b], p["y"][b]
            w = w - lr * x.T @ (x @ w - y) / len(b)
            if wait < patience:
                val = np.mean((p["x_val"] @ w - p["y_val"]) ** 2)
                if val < best_val:
                    best_val, best_w, wait = val, w.copy(), 0
                else:
                    wait += 1
        final = np.mean((p["x_true"] @ w - p["y_true"]) ** 2)
        restored = np.mean((p["x_true"] @ best_w - p["y_true"]) ** 2)
        gains.append(final - restored)
    gains = np.array(gains)
    n = len(gains)
    return gains.mean(), T95[n - 1] * gains.std(ddof=1) / np.sqrt(n), int((gains < 0).sum())
