# task: tb-stop-answer
# answer: wrong
# belief: weights.copy() is a copy of the weights, and patience calls are waited for, so that the call after them is the one that stops.
# mistakes: 2
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.last_progress = None
        self.lowest = None
        self.counter = 0
        self.best_weights = None

    def update(self, loss, weights):
        if self.lowest is None or loss < self.lowest:
            self.lowest = loss
            self.best_weights = weights.copy()
        if self.last_progress is None or loss < self.last_progress - self.min_delta:
            self.last_progress = loss
            self.counter = 0
        else:
            self.counter += 1
        return self.counter > self.patience
