# task: tb-experiment-answer
# answer: wrong
# belief: Subtracts the other way round, counts accordingly the wins as losses, and uses 1.96.
# mistakes: 2
def experiment(problems, patience, lr):
    out = []
    for p in problems:
        w = np.zeros(p["x"].shape[1])
        best, kept, bad = np.inf, w, 0
        for b in p["batches"]:
            w = w - lr * p["x"][b].T @ (p["x"][b] @ w - p["y"][b]) / len(b)
            if bad < patience:
                v = ((p["x_val"] @ w - p["y_val"]) ** 2).mean()
                if v < best:
                    best, kept, bad = v, w, 0
                else:
                    bad += 1
        restored = ((p["x_true"] @ kept - p["y_true"]) ** 2).mean()
        end = ((p["x_true"] @ w - p["y_true"]) ** 2).mean()
        out.append(restored - end)
    out = np.array(out)
    half = 1.96 * out.std(ddof=1) / np.sqrt(len(out))
    return out.mean(), half, int((out < 0).sum())
