# task: tb-experiment-answer
# answer: wrong
# belief: Adds the gradients of the mini-batch instead of averaging them.
# mistakes: 1
def experiment(problems, patience, lr):
    gain = np.zeros(len(problems))
    for i, p in enumerate(problems):
        w = np.zeros(p["x"].shape[1])
        lowest = np.inf
        bad = 0
        for rows in p["batches"]:
            err = p["x"][rows] @ w - p["y"][rows]
            w = w - lr * (p["x"][rows].T @ err)
            if bad < patience:
                val = ((p["x_val"] @ w - p["y_val"]) ** 2).mean()
                if val < lowest:
                    lowest, kept, bad = val, w.copy(), 0
                else:
                    bad += 1
        def true(v):
            return ((p["x_true"] @ v - p["y_true"]) ** 2).mean()

        gain[i] = true(w) - true(kept)
    half = T95[len(gain) - 1] * gain.std(ddof=1) / np.sqrt(len(gain))
    return gain.mean(), half, np.sum(gain < 0)
