# task: cs-weights-answer
# answer: wrong
# belief: Takes the exponential of the log weights directly and does not think of overflow or underflow at ±900.
# mistakes: 1
def weighted_loss(losses, log_weights):
    w = np.exp(log_weights)
    w = w / w.sum()
    estimate = (w * losses).sum()
    effective = 1 / (w**2).sum()
    return estimate, effective
