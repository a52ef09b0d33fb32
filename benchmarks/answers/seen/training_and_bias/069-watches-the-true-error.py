# task: tb-experiment-answer
# answer: wrong
# belief: Lets early stopping look at the data without noise, because they are the better measure.
# mistakes: 1
def experiment(problems, patience, lr):
    def mse(x, y, w):
        return np.mean((x @ w - y) ** 2)

    gains = []
    for p in problems:
        w = np.zeros(p["x"].shape[1])
        best = (np.inf, w)
        wait = 0
        for rows in p["batches"]:
            x, y = p["x"][rows], p["y"][rows]
            w = w - lr / len(rows) * x.T @ (x @ w - y)
            if wait < patience:
                error = mse(p["x_true"], p["y_true"], w)
                if error < best[0]:
                    best, wait = (error, w), 0
                else:
                    wait += 1
        gains.append(mse(p["x_true"], p["y_true"], w) - mse(p["x_true"], p["y_true"], best[1]))
    n = len(gains)
    half = T95[n - 1] * np.std(gains, ddof=1) / np.sqrt(n)
    return np.mean(gains), half, sum(g < 0 for g in gains)
