# task: cs-weights-answer
# answer: right
# belief: Normalises in log space with logaddexp.reduce and sums the squared normalised weights there too.
# mistakes: 0
def weighted_loss(losses, log_weights):
    log_weights = np.asarray(log_weights, dtype=np.float64)
    log_p = log_weights - np.logaddexp.reduce(log_weights)
    estimate = np.dot(np.exp(log_p), losses)
    effective = np.exp(-np.logaddexp.reduce(2 * log_p))
    return estimate, effective
