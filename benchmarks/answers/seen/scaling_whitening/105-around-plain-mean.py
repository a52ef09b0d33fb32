# task: sw-weighted-answer
# answer: wrong
# belief: The deviations are taken from the ordinary mean and only their average is weighted.
# mistakes: 1
def weighted_statistics(x, weights):
    weights = np.asarray(weights, dtype=float)
    mean = np.average(x, axis=0, weights=weights)
    deviations = x - np.mean(x, axis=0)
    sd = np.sqrt(np.average(deviations**2, axis=0, weights=weights))
    return mean, sd
