# task: tb-stop-answer
# answer: right
# belief: Keeps the state in the local variables of a generator that is sent one loss after the other.
# mistakes: 0
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.best_weights = None
        self._watch = self._watching(patience, min_delta)
        next(self._watch)

    def _watching(self, patience, min_delta):
        loss, weights = yield
        reference = lowest = loss
        self.best_weights = {k: v.copy() for k, v in weights.items()}
        bad = 0
        while True:
            loss, weights = yield bad >= patience
            if loss < lowest:
                lowest = loss
                self.best_weights = {k: v.copy() for k, v in weights.items()}
            bad += 1
            if reference - loss > min_delta:
                reference, bad = loss, 0

    def update(self, loss, weights):
        return self._watch.send((loss, weights))
