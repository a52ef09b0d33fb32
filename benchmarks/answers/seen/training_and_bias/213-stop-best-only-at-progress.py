# task: tb-stop-answer
# answer: wrong
# belief: The best weights are saved when there is progress; a smaller improvement does not count.
# mistakes: 1
import copy


class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.best = None
        self.best_weights = None
        self.counter = 0

    def update(self, loss, weights):
        if self.best is None or self.best - loss > self.min_delta:
            self.best = loss
            self.best_weights = copy.deepcopy(weights)
            self.counter = 0
        else:
            self.counter += 1
        return self.counter >= self.patience
