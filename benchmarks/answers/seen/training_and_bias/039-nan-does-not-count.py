# task: tb-stop-answer
# answer: wrong
# belief: Skips a call with NaN, as if it had not taken place.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.reference = None
        self.best_loss = None
        self.best_weights = None
        self.calls_without = 0

    def update(self, loss, weights):
        if np.isnan(loss):
            return False
        if self.best_loss is None or loss < self.best_loss:
            self.best_loss = loss
            self.best_weights = {key: np.copy(value) for key, value in weights.items()}
        if self.reference is None or self.reference - loss > self.min_delta:
            self.reference = loss
            self.calls_without = 0
        else:
            self.calls_without += 1
        return self.calls_without >= self.patience
