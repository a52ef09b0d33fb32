# task: cs-weights-answer
# answer: wrong
# belief: Divides the estimate by the number of examples and reports the effective size as a share of n.
# mistakes: 2
def weighted_loss(losses, log_weights):
    n = len(losses)
    m = max(log_weights)
    w = [np.exp(l - m) for l in log_weights]
    s = sum(w)
    s2 = sum(v * v for v in w)
    est = sum(a * b for a, b in zip(w, losses)) / n
    return est, s * s / s2 / n
