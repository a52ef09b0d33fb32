# task: sw-weighted-answer
# answer: wrong
# belief: Divides the weighted squares by the sum of the weights minus one.
# mistakes: 1
def weighted_statistics(x, weights):
    total = weights.sum()
    mean = weights @ x / total
    var = weights @ (x - mean) ** 2 / (total - 1)
    return mean, np.sqrt(var)
