# task: tb-stop-answer
# answer: wrong
# belief: dict(weights) makes a copy, so later changes by the training code cannot reach the saved weights.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.reference = None
        self.lowest = None
        self.best_weights = None
        self.wait = 0

    def update(self, loss, weights):
        if self.lowest is None or loss < self.lowest:
            self.lowest = loss
            self.best_weights = dict(weights)
        if self.reference is None or loss < self.reference - self.min_delta:
            self.reference = loss
            self.wait = 0
        else:
            self.wait += 1
        return self.wait >= self.patience
