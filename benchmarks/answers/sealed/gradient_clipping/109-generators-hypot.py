# task: gc-groups-answer
# answer: right
# belief: Folds the norms of a group together with math.hypot and treats a limit of None as infinity.
# mistakes: 0
import math


def clip_groups(groups):
    def one(grads, limit):
        norm = math.hypot(*(float(x) for g in grads if g is not None for x in np.nditer(g)))
        bound = math.inf if limit is None else limit
        factor = bound / norm if norm > bound else 1.0
        return [g if g is None else np.multiply(g, factor) for g in grads], norm

    pairs = [one(group["grads"], group["limit"]) for group in groups]
    return [p[0] for p in pairs], [p[1] for p in pairs]
