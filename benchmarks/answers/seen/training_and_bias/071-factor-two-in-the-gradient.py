# task: tb-experiment-answer
# answer: wrong
# belief: Differentiates the squared error without its half.
# mistakes: 1
def experiment(problems, patience, lr):
    gains = np.empty(len(problems))
    for k, p in enumerate(problems):
        w = np.zeros(p["x"].shape[1])
        best_val, best_w, idle = np.inf, w, 0
        for b in p["batches"]:
            x, y = p["x"][b], p["y"][b]
            w = w - lr * 2 * x.T.dot(x.dot(w) - y) / len(b)
            if idle >= patience:
                continue
            val = np.mean((p["x_val"].dot(w) - p["y_val"]) ** 2)
            idle += 1
            if val < best_val:
                best_val, best_w, idle = val, w, 0
        end = np.mean((p["x_true"].dot(w) - p["y_true"]) ** 2)
        gains[k] = end - np.mean((p["x_true"].dot(best_w) - p["y_true"]) ** 2)
    n = gains.size
    return gains.mean(), T95[n - 1] * gains.std(ddof=1) / np.sqrt(n), int((gains < 0).sum())
