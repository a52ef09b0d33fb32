# task: tb-experiment-answer
# answer: wrong
# belief: Early stopping restores the weights with the lowest validation error of the training, which here goes on to the end.
# mistakes: 1
def mse(x, y, w):
    return np.mean((x @ w - y) ** 2)


def experiment(problems, patience, lr):
    last, restored = [], []
    for problem in problems:
        w = np.zeros(problem["x"].shape[1])
        history, errors = [], []
        for batch in problem["batches"]:
            xb, yb = problem["x"][batch], problem["y"][batch]
            w = w - lr * xb.T @ (xb @ w - yb) / len(batch)
            history.append(w)
            errors.append(mse(problem["x_val"], problem["y_val"], w))
        best = history[int(np.argmin(errors))]
        last.append(mse(problem["x_true"], problem["y_true"], w))
        restored.append(mse(problem["x_true"], problem["y_true"], best))
    diff = np.array(last) - np.array(restored)
    half = T95[len(diff) - 1] * diff.std(ddof=1) / np.sqrt(len(diff))
    return diff.mean(), half, int(np.sum(diff < 0))
