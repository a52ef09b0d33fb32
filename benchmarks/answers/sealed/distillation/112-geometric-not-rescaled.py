# task: kd-ensemble-answer
# answer: wrong
# belief: The weighted mean of the log probabilities, put through exp, is the geometric ensemble; as the weights sum to 1, so do the probabilities.
# mistakes: 1
def weighted_ensembles(logits, weights):
    w = (weights / weights.sum())[:, None, None]
    z = logits - logits.max(axis=2, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=2, keepdims=True))
    return (w * np.exp(log_p)).sum(axis=0), np.exp((w * log_p).sum(axis=0))
