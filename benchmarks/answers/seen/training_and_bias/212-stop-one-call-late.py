# task: tb-stop-answer
# answer: wrong
# belief: patience calls without progress are still tolerated, and the next one stops.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.last_progress = None
        self.best_loss = None
        self.best_weights = None
        self.bad = 0

    def update(self, loss, weights):
        first = self.last_progress is None
        if first or loss < self.best_loss:
            self.best_loss = loss
            self.best_weights = {k: np.array(v, copy=True) for k, v in weights.items()}
        if first or loss < self.last_progress - self.min_delta:
            self.last_progress = loss
            self.bad = 0
            return False
        self.bad += 1
        return self.bad > self.patience
