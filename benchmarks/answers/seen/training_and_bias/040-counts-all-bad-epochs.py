# task: tb-stop-answer
# answer: wrong
# belief: Counts the calls without progress from the beginning and does not start again after progress.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.left = patience
        self.min_delta = min_delta
        self.reference = np.inf
        self.lowest = np.inf
        self.best_weights = None

    def update(self, loss, weights):
        if loss < self.lowest:
            self.lowest = loss
            self.best_weights = {k: w.copy() for k, w in weights.items()}
        if loss < self.reference - self.min_delta:
            self.reference = loss
        else:
            self.left -= 1
        return self.left <= 0
