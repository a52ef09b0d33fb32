# task: kd-ensemble-answer
# answer: wrong
# belief: Forgets the weights in the arithmetic mean and returns the two in the wrong order.
# mistakes: 2
def weighted_ensembles(logits, weights):
    weights = weights / weights.sum()
    logp = logits - np.logaddexp.reduce(logits, axis=-1, keepdims=True)
    arithmetic = np.exp(logp).mean(axis=0)
    lg = (weights[:, None, None] * logp).sum(axis=0)
    geometric = np.exp(lg - np.logaddexp.reduce(lg, axis=-1, keepdims=True))
    return geometric, arithmetic
