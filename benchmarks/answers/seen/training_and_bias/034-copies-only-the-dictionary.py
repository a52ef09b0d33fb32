# task: tb-stop-answer
# answer: wrong
# belief: Copies the dictionary, which leaves the same arrays in the copy.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.last_progress = None
        self.min_loss = float("inf")
        self.waited = 0
        self.best_weights = {}

    def update(self, loss, weights):
        if loss < self.min_loss:
            self.min_loss = loss
            self.best_weights = weights.copy()
        if self.last_progress is None or loss < self.last_progress - self.min_delta:
            self.last_progress = loss
            self.waited = 0
            return False
        self.waited += 1
        return self.waited >= self.patience
