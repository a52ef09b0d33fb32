# task: kd-ensemble-answer
# answer: wrong
# belief: The geometric ensemble is a softmax anyway, so the scale of the weights does not matter there and only the arithmetic one needs the division by their sum.
# mistakes: 1
def weighted_ensembles(logits, weights):
    def softmax(z):
        e = np.exp(z - z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)

    arithmetic = np.tensordot(weights / weights.sum(), softmax(logits), axes=1)
    geometric = softmax(np.tensordot(weights, logits, axes=1))
    return arithmetic, geometric
