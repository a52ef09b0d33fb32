# task: kd-ensemble-answer
# answer: wrong
# belief: Returns the weighted geometric mean without rescaling it to sum to one.
# mistakes: 1
def weighted_ensembles(logits, weights):
    w = (weights / np.sum(weights)).reshape(-1, 1, 1)
    m = logits.max(axis=2, keepdims=True)
    logp = logits - m - np.log(np.sum(np.exp(logits - m), axis=2, keepdims=True))
    a = np.sum(w * np.exp(logp), axis=0)
    g = np.exp(np.sum(w * logp, axis=0))
    return a, g
