# task: tb-experiment-answer
# answer: wrong
# belief: Keeps the best weights by assignment while the update works in place, so they become the last.
# mistakes: 1
def experiment(problems, patience, lr):
    gains = []
    for p in problems:
        w = np.zeros(p["x"].shape[1])
        best_w, best_val, count = w, np.inf, 0
        for idx in p["batches"]:
            r = p["x"][idx] @ w - p["y"][idx]
            w -= lr * p["x"][idx].T @ r / len(idx)
            if count >= patience:
                continue
            val = np.mean((p["x_val"] @ w - p["y_val"]) ** 2)
            if val < best_val:
                best_val, best_w, count = val, w, 0
            else:
                count += 1
        before = np.mean((p["x_true"] @ w - p["y_true"]) ** 2)
        after = np.mean((p["x_true"] @ best_w - p["y_true"]) ** 2)
        gains.append(before - after)
    g = np.array(gains)
    return g.mean(), T95[len(g) - 1] * g.std(ddof=1) / np.sqrt(len(g)), int((g < 0).sum())
