# task: kd-ensemble-answer
# answer: wrong
# belief: The weights can be used as they come, because the results are mean values anyway.
# mistakes: 1
def weighted_ensembles(logits, weights):
    m, n, k = logits.shape
    arithmetic = np.zeros((n, k))
    log_geo = np.zeros((n, k))
    for i in range(m):
        z = logits[i] - logits[i].max(axis=1, keepdims=True)
        logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        arithmetic += weights[i] * np.exp(logp)
        log_geo += weights[i] * logp
    log_geo -= log_geo.max(axis=1, keepdims=True)
    geometric = np.exp(log_geo)
    geometric /= geometric.sum(axis=1, keepdims=True)
    return arithmetic, geometric
