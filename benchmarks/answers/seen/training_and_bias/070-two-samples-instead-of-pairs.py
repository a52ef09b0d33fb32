# task: tb-experiment-answer
# answer: wrong
# belief: Builds the interval from the two variances as if the errors came from different problems.
# mistakes: 1
def experiment(problems, patience, lr):
    last, early = [], []
    for p in problems:
        w = np.zeros(p["x"].shape[1])
        low, bad = np.inf, 0
        for b in p["batches"]:
            w = w - lr * np.mean((p["x"][b] @ w - p["y"][b])[:, None] * p["x"][b], axis=0)
            if bad < patience:
                v = np.mean((p["x_val"] @ w - p["y_val"]) ** 2)
                bad = 0 if v < low else bad + 1
                if v < low:
                    low, keep = v, w
        last.append(np.mean((p["x_true"] @ w - p["y_true"]) ** 2))
        early.append(np.mean((p["x_true"] @ keep - p["y_true"]) ** 2))
    last, early = np.array(last), np.array(early)
    n = len(last)
    half = T95[n - 1] * np.sqrt((last.var(ddof=1) + early.var(ddof=1)) / n)
    return (last - early).mean(), half, int((early > last).sum())
