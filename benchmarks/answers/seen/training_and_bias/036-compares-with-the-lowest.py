# task: tb-stop-answer
# answer: wrong
# belief: Measures progress from the lowest loss so far, so that many small steps never add up.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.best = float("inf")
        self.wait = 0
        self.best_weights = None

    def update(self, loss, weights):
        improved = self.best - loss > self.min_delta
        if loss < self.best:
            self.best = loss
            self.best_weights = {k: np.array(v) for k, v in weights.items()}
        self.wait = 0 if improved else self.wait + 1
        return bool(self.wait >= self.patience)
