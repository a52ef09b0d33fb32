# task: tb-stop-answer
# answer: wrong
# belief: Progress is measured against the best loss so far, and one variable for the best loss is enough.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.best = float("inf")
        self.bad = 0
        self.best_weights = {}

    def update(self, loss, weights):
        progress = loss < self.best - self.min_delta
        if loss < self.best:
            self.best = loss
            self.best_weights = {name: np.array(w) for name, w in weights.items()}
        if progress:
            self.bad = 0
            return False
        self.bad += 1
        return self.bad >= self.patience
