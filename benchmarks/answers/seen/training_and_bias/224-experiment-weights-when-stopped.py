# task: tb-experiment-answer
# answer: wrong
# belief: Early stopping hands back the weights of the moment at which it stops.
# mistakes: 1
def experiment(problems, patience, lr):
    final_errors = []
    early_errors = []
    for prob in problems:
        w = np.zeros(prob["x"].shape[1])
        best_val = np.inf
        waiting = 0
        early_w = None
        for idx in prob["batches"]:
            x = prob["x"][idx]
            y = prob["y"][idx]
            grad = x.T @ (x @ w - y) / len(idx)
            w = w - lr * grad
            if early_w is None:
                val = np.mean((prob["x_val"] @ w - prob["y_val"]) ** 2)
                if val < best_val:
                    best_val = val
                    waiting = 0
                else:
                    waiting += 1
                if waiting >= patience:
                    early_w = w.copy()
        if early_w is None:
            early_w = w.copy()
        final_errors.append(np.mean((prob["x_true"] @ w - prob["y_true"]) ** 2))
        early_errors.append(np.mean((prob["x_true"] @ early_w - prob["y_true"]) ** 2))
    gains = np.array(final_errors) - np.array(early_errors)
    n = len(gains)
    half = T95[n - 1] * np.std(gains, ddof=1) / np.sqrt(n)
    worse = int(np.sum(np.array(early_errors) > np.array(final_errors)))
    return gains.mean(), half, worse
