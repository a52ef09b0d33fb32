# task: cs-weights-answer
# answer: wrong
# belief: The weights are simply the exponentials of the log weights.
# mistakes: 1
def weighted_loss(losses, log_weights):
    w = np.exp(log_weights)
    estimate = (w * losses).sum() / w.sum()
    effective = w.sum() ** 2 / (w**2).sum()
    return estimate, effective
