# task: tb-stop-answer
# answer: right
# belief: Freezes the weights with pickle and thaws them in a property; counts down from the patience.
# mistakes: 0
import pickle


class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = self.left = patience
        self.min_delta = min_delta
        self.reference = self.lowest = float("inf")
        self.frozen = pickle.dumps({})

    @property
    def best_weights(self):
        return pickle.loads(self.frozen)

    def update(self, loss, weights):
        if loss < self.lowest:
            self.lowest = float(loss)
            self.frozen = pickle.dumps(dict(weights))
        if loss < self.reference - self.min_delta:
            self.reference = float(loss)
            self.left = self.patience
        else:
            self.left -= 1
        return self.left <= 0
