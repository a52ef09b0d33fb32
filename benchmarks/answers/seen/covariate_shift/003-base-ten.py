# task: cs-weights-answer
# answer: wrong
# belief: Comes from a laboratory where log means base ten and turns the weights back with 10**.
# mistakes: 1
def weighted_loss(losses, log_weights):
    shifted = log_weights - log_weights.max()
    weights = 10.0 ** shifted
    total = weights.sum()
    return (weights @ losses) / total, total**2 / (weights @ weights)
