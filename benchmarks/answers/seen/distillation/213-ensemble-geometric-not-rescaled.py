# task: kd-ensemble-answer
# answer: wrong
# belief: The geometric mean of probabilities is again a probability distribution.
# mistakes: 1
def weighted_ensembles(logits, weights):
    w = weights / weights.sum()
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    arithmetic = np.tensordot(w, np.exp(log_p), axes=1)
    geometric = np.exp(np.tensordot(w, log_p, axes=1))
    return arithmetic, geometric
