# task: tb-stop-answer
# answer: wrong
# belief: Progress is measured against the lowest loss so far.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.lowest = None
        self.best_weights = None
        self.wait = 0

    def update(self, loss, weights):
        progress = self.lowest is None or loss < self.lowest - self.min_delta
        if self.lowest is None or loss < self.lowest:
            self.lowest = loss
            self.best_weights = {name: w.copy() for name, w in weights.items()}
        self.wait = 0 if progress else self.wait + 1
        return self.wait >= self.patience
