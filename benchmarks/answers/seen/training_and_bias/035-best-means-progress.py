# task: tb-stop-answer
# answer: wrong
# belief: Saves the weights only on progress, so a lower loss by less than min_delta is not saved.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.best_loss = np.inf
        self.counter = 0

    def update(self, loss, weights):
        if loss < self.best_loss - self.min_delta:
            self.best_loss = loss
            self.best_weights = {name: array.copy() for name, array in weights.items()}
            self.counter = 0
        else:
            self.counter += 1
        return self.counter >= self.patience
