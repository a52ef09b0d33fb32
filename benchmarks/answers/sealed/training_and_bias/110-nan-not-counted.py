# task: tb-stop-answer
# answer: wrong
# belief: A NaN says nothing about the model, so that call is passed over and does not count as one without progress.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.reference = None
        self.lowest = np.inf
        self.best_weights = None
        self.waited = 0

    def update(self, loss, weights):
        if np.isnan(loss):
            return False
        if loss < self.lowest:
            self.lowest = loss
            self.best_weights = {k: v.copy() for k, v in weights.items()}
        if self.reference is None or loss < self.reference - self.min_delta:
            self.reference = loss
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
