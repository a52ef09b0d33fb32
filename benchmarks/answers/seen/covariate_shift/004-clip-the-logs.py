# task: cs-weights-answer
# answer: wrong
# belief: Guards against overflow by clipping the log weights to plus minus 500, which flattens them all when the constant is 900.
# mistakes: 1
def weighted_loss(losses, log_weights):
    # exp(709) is about the largest float, so stay well below
    w = np.exp(np.clip(log_weights, -500, 500))
    w = w / np.sum(w)
    return np.sum(w * losses), 1.0 / np.sum(w**2)
