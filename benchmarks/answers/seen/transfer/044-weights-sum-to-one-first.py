# task: tl-adapt-answer
# answer: wrong
# belief: Makes the weights sum to one out of habit, so the whole target counts as one example against the source.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    w = weights / np.sum(weights)
    total = count + np.sum(w)
    m = (count * mean + w @ x) / total
    v = (count * (var + (mean - m) ** 2) + w @ (x - m) ** 2) / total
    return m, v
