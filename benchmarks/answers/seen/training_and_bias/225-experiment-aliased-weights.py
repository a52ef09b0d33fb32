# task: tb-experiment-answer
# answer: wrong
# belief: best = w remembers the weights as they are at that step, even though w is updated in place afterwards.
# mistakes: 1
def experiment(problems, patience, lr):
    d = []
    for p in problems:
        x, y = p["x"], p["y"]
        w = np.zeros(x.shape[1])
        lowest = float("inf")
        count, active = 0, True
        for b in p["batches"]:
            residual = x[b] @ w - y[b]
            w -= lr * (x[b].T @ residual) / len(b)
            if active:
                val = ((p["x_val"] @ w - p["y_val"]) ** 2).mean()
                if val < lowest:
                    lowest = val
                    best = w
                    count = 0
                else:
                    count += 1
                    if count == patience:
                        active = False
        true = lambda v: ((p["x_true"] @ v - p["y_true"]) ** 2).mean()
        d.append(true(w) - true(best))
    d = np.array(d)
    half = T95[len(d) - 1] * d.std(ddof=1) / len(d) ** 0.5
    return d.mean(), half, int((d < 0).sum())
