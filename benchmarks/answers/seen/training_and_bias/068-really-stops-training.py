# task: tb-experiment-answer
# answer: wrong
# belief: Breaks out of the loop at the stop, so what is called the end is the moment of stopping.
# mistakes: 1
def experiment(problems, patience, lr):
    gains = []
    for p in problems:
        w = np.zeros(p["x"].shape[1])
        best_val, best_w, wait = np.inf, None, 0
        for b in p["batches"]:
            w = w - lr * p["x"][b].T @ (p["x"][b] @ w - p["y"][b]) / b.size
            val = np.square(p["x_val"] @ w - p["y_val"]).mean()
            if val < best_val:
                best_val, best_w, wait = val, w, 0
            else:
                wait += 1
                if wait >= patience:
                    break
        gains.append(
            np.square(p["x_true"] @ w - p["y_true"]).mean()
            - np.square(p["x_true"] @ best_w - p["y_true"]).mean()
        )
    gains = np.array(gains)
    half = T95[len(gains) - 1] * gains.std(ddof=1) / np.sqrt(len(gains))
    return gains.mean(), half, int(np.count_nonzero(gains < 0))
