# task: cs-weights-answer
# answer: wrong
# belief: Takes the mean of weight times loss, as if the weights already had mean one.
# mistakes: 1
def weighted_loss(losses, log_weights):
    w = np.exp(log_weights - np.max(log_weights))
    estimate = np.mean(w * losses)
    effective = np.sum(w) ** 2 / np.sum(w**2)
    return estimate, effective
