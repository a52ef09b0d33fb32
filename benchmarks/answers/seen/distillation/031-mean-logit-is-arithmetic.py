# task: kd-ensemble-answer
# answer: wrong
# belief: Thinks the arithmetic ensemble is the softmax of averaged logits, so both come out alike.
# mistakes: 1
def weighted_ensembles(logits, weights):
    w = weights / weights.sum()
    mean_logits = np.einsum("m,mnk->nk", w, logits)

    def sm(z):
        z = np.exp(z - z.max(axis=1, keepdims=True))
        return z / z.sum(axis=1, keepdims=True)

    arithmetic = sm(mean_logits)
    logp = np.einsum("m,mnk->nk", w, logits - np.logaddexp.reduce(logits, axis=2, keepdims=True))
    geometric = sm(logp)
    return arithmetic, geometric
