# task: kd-ensemble-answer
# answer: wrong
# belief: Averaging logits is the arithmetic ensemble and averaging log probabilities by members the geometric one; trust in members only matters where probabilities are added up.
# mistakes: 2
def weighted_ensembles(logits, weights):
    w = weights / weights.sum()
    e = np.exp(logits - logits.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    of_probabilities = np.einsum("m,mnk->nk", w, p)
    mean = logits.mean(axis=0)
    e = np.exp(mean - mean.max(axis=-1, keepdims=True))
    of_logits = e / e.sum(axis=-1, keepdims=True)
    return of_logits, of_probabilities
