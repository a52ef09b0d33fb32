# task: tb-stop-answer
# answer: wrong
# belief: Takes a change in either direction for progress, and saves no weights except then.
# mistakes: 2
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.last = None
        self.lowest = np.inf
        self.waiting = 0
        self.best_weights = None

    def update(self, loss, weights):
        if self.last is None or abs(loss - self.last) > self.min_delta:
            self.last = loss
            self.waiting = 0
            if loss < self.lowest:
                self.lowest = loss
                self.best_weights = {k: v.copy() for k, v in weights.items()}
        else:
            self.waiting += 1
        return self.waiting >= self.patience
