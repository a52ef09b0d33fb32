# task: tb-experiment-answer
# answer: wrong
# belief: The loss is the mean squared error, whose gradient is 2/m times x transposed times the residual.
# mistakes: 1
def experiment(problems, patience, lr):
    gains = []
    for p in problems:
        w = np.zeros(p["x"].shape[1])
        lowest, kept, waited, stopped = np.inf, w, 0, False
        for batch in p["batches"]:
            residual = p["x"][batch] @ w - p["y"][batch]
            w = w - lr * 2 / len(batch) * p["x"][batch].T @ residual
            if stopped:
                continue
            error = ((p["x_val"] @ w - p["y_val"]) ** 2).mean()
            if error < lowest:
                lowest, kept, waited = error, w.copy(), 0
            else:
                waited += 1
                stopped = waited >= patience
        true = lambda v: ((p["x_true"] @ v - p["y_true"]) ** 2).mean()
        gains.append(true(w) - true(kept))
    gains = np.array(gains)
    n = len(gains)
    return gains.mean(), T95[n - 1] * gains.std(ddof=1) / np.sqrt(n), int(np.sum(gains < 0))
