# task: cs-weights-answer
# answer: wrong
# belief: The weights are np.exp of the log weights; a common factor cancels anyway.
# mistakes: 1
def weighted_loss(losses, log_weights):
    w = np.exp(log_weights)
    estimate = np.sum(w * losses) / np.sum(w)
    effective = np.sum(w) ** 2 / np.sum(w**2)
    return estimate, effective
