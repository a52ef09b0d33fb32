# task: cs-weights-answer
# answer: right
# belief: Never leaves the log domain: the log of the sum by logaddexp.reduce, the effective size as exp of twice one minus the other.
# mistakes: 0
def weighted_loss(losses, log_weights):
    log_weights = np.asarray(log_weights, dtype=float)
    log_total = np.logaddexp.reduce(log_weights)
    log_squares = np.logaddexp.reduce(2 * log_weights)
    estimate = np.einsum("i,i->", np.exp(log_weights - log_total), losses)
    return estimate, np.exp(2 * log_total - log_squares)
