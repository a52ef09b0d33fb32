# task: tb-stop-answer
# answer: wrong
# belief: Stores the dictionary itself and does not see that training goes on writing into it.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.reference = np.inf
        self.lowest = np.inf
        self.bad = 0
        self.best_weights = None

    def update(self, loss, weights):
        if loss < self.lowest:
            self.lowest = loss
            self.best_weights = weights
        if loss < self.reference - self.min_delta:
            self.reference = loss
            self.bad = 0
        else:
            self.bad += 1
        return self.bad >= self.patience
