# task: cs-weights-answer
# answer: wrong
# belief: Writes one over the sum of squares with weights whose largest is one, forgetting that they must sum to one there.
# mistakes: 1
def weighted_loss(losses, log_weights):
    top = log_weights.max()
    w = np.exp(log_weights - top)
    estimate = np.average(losses, weights=w)
    effective = 1 / np.sum(np.square(w))
    return estimate, effective
