# task: cs-weights-answer
# answer: wrong
# belief: After the weights have been normalised to sum 1, the estimate is the mean of weight times loss.
# mistakes: 1
def weighted_loss(losses, log_weights):
    shifted = log_weights - log_weights.max()
    w = np.exp(shifted)
    w = w / np.sum(w)
    estimate = np.mean(w * losses)
    effective = 1.0 / np.sum(w**2)
    return float(estimate), float(effective)
