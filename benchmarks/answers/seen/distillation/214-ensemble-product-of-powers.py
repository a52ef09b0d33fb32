# task: kd-ensemble-answer
# answer: wrong
# belief: The geometric mean is the product of the probabilities to the power of their weights, divided by its sum; with exact softmax nothing can go wrong.
# mistakes: 1
def weighted_ensembles(logits, weights):
    w = (weights / np.sum(weights))[:, None, None]
    e = np.exp(logits - logits.max(axis=2, keepdims=True))
    probs = e / e.sum(axis=2, keepdims=True)
    arithmetic = (w * probs).sum(axis=0)
    product = np.prod(probs**w, axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        geometric = product / product.sum(axis=1, keepdims=True)
    return arithmetic, geometric
