# task: tl-adapt-answer
# answer: wrong
# belief: Weights must be divided by their sum before they are used.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    w = (weights / weights.sum())[:, None]
    total = count + w.sum()
    new_mean = (count * mean + (w * x).sum(axis=0)) / total
    second = (count * (var + mean**2) + (w * x**2).sum(axis=0)) / total
    return new_mean, second - new_mean**2
