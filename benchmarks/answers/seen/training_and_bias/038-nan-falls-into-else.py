# task: tb-stop-answer
# answer: wrong
# belief: Asks for the bad case and takes all else for progress, forgetting that every comparison with NaN is false.
# mistakes: 1
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.mark = float("inf")
        self.low = float("inf")
        self.stale = 0
        self.best_weights = None

    def update(self, loss, weights):
        if loss < self.low:
            self.low = loss
            self.best_weights = {k: v.copy() for k, v in weights.items()}
        if loss >= self.mark - self.min_delta:
            self.stale += 1
        else:
            self.mark = loss
            self.stale = 0
        return self.stale >= self.patience
