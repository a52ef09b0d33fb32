# task: kd-ensemble-answer
# answer: right
# belief: Goes through the members one by one and keeps two running sums.
# mistakes: 0
def weighted_ensembles(logits, weights):
    total = float(sum(weights))
    arithmetic = log_geometric = 0.0
    for member, weight in zip(logits, weights, strict=True):
        top = member.max(axis=1, keepdims=True)
        log_p = member - top - np.log(np.exp(member - top).sum(axis=1, keepdims=True))
        arithmetic = arithmetic + weight / total * np.exp(log_p)
        log_geometric = log_geometric + weight / total * log_p
    shifted = np.exp(log_geometric - log_geometric.max(axis=1, keepdims=True))
    return arithmetic, shifted / shifted.sum(axis=1, keepdims=True)
