# task: tb-stop-answer
# answer: right
# belief: Keeps all losses and goes through them again at every call to count the calls since the last progress.
# mistakes: 0
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.losses = []
        self.best_weights = None

    def update(self, loss, weights):
        earlier = [value for value in self.losses if value == value]
        if loss == loss and (not earlier or loss < min(earlier)):
            self.best_weights = {k: np.array(v, copy=True) for k, v in weights.items()}
        self.losses.append(float(loss))
        last = 0
        for at, value in enumerate(self.losses):
            if self.losses[last] - value > self.min_delta:
                last = at
        return len(self.losses) - 1 - last >= self.patience
