# task: cs-weights-answer
# answer: wrong
# belief: The effective sample size is one over the sum of the squared weights, whatever their sum.
# mistakes: 1
def weighted_loss(losses, log_weights):
    shifted = log_weights - log_weights.max()
    weights = np.exp(shifted)
    estimate = np.average(losses, weights=weights)
    n_eff = 1.0 / np.sum(weights ** 2)
    return estimate, n_eff
