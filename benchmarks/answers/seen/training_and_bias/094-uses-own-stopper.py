# task: tb-experiment-answer
# answer: right
# belief: Brings a stopper class of its own and hands it the weights at every step until it says stop.
# mistakes: 0
class _Stopper:
    def __init__(self, patience):
        self.patience, self.best, self.wait = patience, np.inf, 0
        self.weights, self.done = None, False

    def see(self, loss, weights):
        if self.done:
            return
        if loss < self.best:
            self.best, self.wait, self.weights = loss, 0, weights.copy()
        else:
            self.wait += 1
        self.done = self.wait >= self.patience


def _train(p, patience, lr):
    w = np.zeros(p["x"].shape[1])
    stopper = _Stopper(patience)
    for batch in p["batches"]:
        step = np.zeros_like(w)
        for i in batch:
            step += (p["x"][i] @ w - p["y"][i]) * p["x"][i]
        w -= lr * step / len(batch)
        stopper.see(np.mean((p["x_val"] @ w - p["y_val"]) ** 2), w)
    return [np.mean((p["x_true"] @ v - p["y_true"]) ** 2) for v in (w, stopper.weights)]


def experiment(problems, patience, lr):
    end, stopped = np.array([_train(p, patience, lr) for p in problems]).T
    gain = end - stopped
    half = T95[len(gain) - 1] * np.std(gain, ddof=1) / np.sqrt(len(gain))
    return float(gain.mean()), float(half), int(np.sum(stopped > end))
