# task: tb-stop-answer
# answer: wrong
# belief: Compares every loss with that of the call before.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.previous = np.inf
        self.best = np.inf
        self.bad_epochs = 0
        self.best_weights = None

    def update(self, loss, weights):
        if loss < self.previous - self.min_delta:
            self.bad_epochs = 0
        else:
            self.bad_epochs += 1
        self.previous = loss
        if loss < self.best:
            self.best = loss
            self.best_weights = {k: v.copy() for k, v in weights.items()}
        return self.bad_epochs >= self.patience
