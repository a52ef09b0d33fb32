# task: tb-stop-answer
# answer: wrong
# belief: Reads min_delta as a share of the loss.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.factor = 1.0 - min_delta
        self.anchor = float("inf")
        self.minimum = float("inf")
        self.count = 0
        self.best_weights = None

    def update(self, loss, weights):
        if loss < self.minimum:
            self.minimum = loss
            self.best_weights = {k: v.copy() for k, v in weights.items()}
        if loss < self.anchor * self.factor:
            self.anchor = loss
            self.count = 0
        else:
            self.count += 1
        return self.count >= self.patience
