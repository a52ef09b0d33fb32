# task: tb-stop-answer
# answer: right
# belief: Stores all losses and replays them at each call; the weights are deep-copied when the newest loss is below the minimum of the earlier ones.
# mistakes: 0
import copy


class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.settings = patience, min_delta
        self.history = []
        self.best_weights = None

    def update(self, loss, weights):
        patience, min_delta = self.settings
        if not self.history or loss < np.nanmin(self.history):
            self.best_weights = copy.deepcopy(weights)
        self.history.append(float(loss))
        at, mark = 0, self.history[0]
        for i, value in enumerate(self.history[1:], start=1):
            if mark - value > min_delta:
                at, mark = i, value
        return len(self.history) - 1 - at >= patience
