# task: sw-weighted-answer
# answer: wrong
# belief: The weighted mean of the squared deviations is the spread to return.
# mistakes: 1
def weighted_statistics(x, weights):
    mean = np.average(x, axis=0, weights=weights)
    sd = np.average((x - mean) ** 2, axis=0, weights=weights)
    return mean, sd
