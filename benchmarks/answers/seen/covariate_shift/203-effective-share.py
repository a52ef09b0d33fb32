# task: cs-weights-answer
# answer: wrong
# belief: The effective sample size is given as a share of the number of examples.
# mistakes: 1
def weighted_loss(losses, log_weights):
    lw = np.asarray(log_weights) - np.max(log_weights)
    w = np.exp(lw)
    w = w / w.sum()
    effective = 1 / np.sum(w**2) / len(w)
    return float(w @ losses), float(effective)
