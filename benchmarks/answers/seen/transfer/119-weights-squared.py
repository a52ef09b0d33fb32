# task: tl-adapt-answer
# answer: wrong
# belief: Weighting an example means multiplying it by its weight, and the deviation is then squared together with it.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    total = count + weights.sum()
    w = weights.reshape(-1, 1)
    new_mean = (count * mean + np.sum(w * x, axis=0)) / total
    square = count * (var + (mean - new_mean) ** 2) + np.sum((w * (x - new_mean)) ** 2, axis=0)
    return new_mean, square / total
