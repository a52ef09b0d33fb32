# task: cs-weights-answer
# answer: wrong
# belief: The effective sample size is given relative to the number of examples, so it is 1 for equal weights.
# mistakes: 1
def weighted_loss(losses, log_weights):
    w = np.exp(log_weights - np.max(log_weights))
    w = w / w.mean()
    estimate = np.mean(w * losses)
    effective = 1 / np.mean(w**2)
    return estimate, effective
