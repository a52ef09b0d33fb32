# task: tb-experiment-answer
# answer: wrong
# belief: Restores the lowest validation error of the whole run, so patience has no effect.
# mistakes: 1
def experiment(problems, patience, lr):
    diffs = []
    for problem in problems:
        x, y = problem["x"], problem["y"]
        w = np.zeros(x.shape[1])
        history, errors = [], []
        for b in problem["batches"]:
            grad = x[b].T @ (x[b] @ w - y[b]) / len(b)
            w = w - lr * grad
            history.append(w)
            errors.append(np.mean((problem["x_val"] @ w - problem["y_val"]) ** 2))
        best = history[int(np.argmin(errors))]

        def true_error(weights):
            return np.mean((problem["x_true"] @ weights - problem["y_true"]) ** 2)

        diffs.append(true_error(w) - true_error(best))
    diffs = np.array(diffs)
    half = T95[len(diffs) - 1] * np.std(diffs, ddof=1) / np.sqrt(len(diffs))
    return diffs.mean(), half, int(np.sum(diffs < 0))
