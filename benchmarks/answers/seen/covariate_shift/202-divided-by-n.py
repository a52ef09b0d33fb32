# task: cs-weights-answer
# answer: wrong
# belief: The importance-weighted loss is the mean of weight times loss over the n examples.
# mistakes: 1
def weighted_loss(losses, log_weights):
    w = np.exp(log_weights - np.max(log_weights))
    estimate = (w * losses).mean()
    effective = w.sum() ** 2 / (w ** 2).sum()
    return estimate, effective
