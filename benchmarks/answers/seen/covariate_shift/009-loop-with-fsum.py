# task: cs-weights-answer
# answer: right
# belief: Plain Python loops with math.fsum, subtracting the largest log weight first.
# mistakes: 0
def weighted_loss(losses, log_weights):
    import math

    top = max(float(v) for v in log_weights)
    weights = []
    for v in log_weights:
        weights.append(math.exp(float(v) - top))
    total = math.fsum(weights)
    est = math.fsum(w * float(l) for w, l in zip(weights, losses, strict=True)) / total
    eff = total**2 / math.fsum(w * w for w in weights)
    return est, eff
