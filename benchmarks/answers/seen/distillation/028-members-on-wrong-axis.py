# task: kd-ensemble-answer
# answer: wrong
# belief: Takes the softmax over the members instead of the classes because axis 0 came first.
# mistakes: 1
def weighted_ensembles(logits, weights):
    w = weights / weights.sum()
    e = np.exp(logits - logits.max(axis=0))
    p = e / e.sum(axis=0)
    arith = np.tensordot(w, p, axes=1)
    lg = np.tensordot(w, logits, axes=1)
    lg = lg - lg.max(axis=1, keepdims=True)
    geo = np.exp(lg) / np.exp(lg).sum(axis=1, keepdims=True)
    return arith, geo
