# task: tb-stop-answer
# answer: wrong
# belief: Stops when the calls without progress exceed the patience.
# mistakes: 1
import copy


class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.progress_loss = float("inf")
        self.best_loss = float("inf")
        self.without = 0
        self.best_weights = None

    def update(self, loss, weights):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_weights = copy.deepcopy(weights)
        if loss < self.progress_loss - self.min_delta:
            self.progress_loss = loss
            self.without = 0
        else:
            self.without += 1
        return self.without > self.patience
