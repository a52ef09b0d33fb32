# task: kd-ensemble-answer
# answer: wrong
# belief: Uses the weights without dividing by their sum.
# mistakes: 1
def weighted_ensembles(logits, weights):
    z = logits - logits.max(axis=2, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=2, keepdims=True))
    w = weights[:, None, None]
    arithmetic = (w * np.exp(logp)).sum(axis=0)
    g = (w * logp).sum(axis=0)
    g = np.exp(g - g.max(axis=1, keepdims=True))
    return arithmetic, g / g.sum(axis=1, keepdims=True)
