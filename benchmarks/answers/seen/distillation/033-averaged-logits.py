# task: kd-ensemble-answer
# answer: right
# belief: Notices that the geometric ensemble is the softmax of the weighted mean of the raw logits.
# mistakes: 0
def weighted_ensembles(logits, weights):
    share = np.asarray(weights, dtype=float) / np.sum(weights)

    def softmax(z):
        return np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))

    arithmetic = np.tensordot(share, softmax(logits), axes=(0, 0))
    geometric = softmax(np.tensordot(share, logits, axes=(0, 0)))
    return arithmetic, geometric
