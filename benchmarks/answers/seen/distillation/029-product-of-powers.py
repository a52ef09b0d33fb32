# task: kd-ensemble-answer
# answer: wrong
# belief: Multiplies powers of the probabilities, which are all zero when members rule each other out.
# mistakes: 1
def weighted_ensembles(logits, weights):
    w = weights / weights.sum()
    e = np.exp(logits - logits.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    arithmetic = np.sum(w[:, None, None] * p, axis=0)
    geometric = np.prod(p ** w[:, None, None], axis=0)
    geometric = geometric / geometric.sum(axis=1, keepdims=True)
    return arithmetic, geometric
