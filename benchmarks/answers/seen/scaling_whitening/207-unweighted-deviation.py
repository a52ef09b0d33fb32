# task: sw-weighted-answer
# answer: wrong
# belief: Weights enter the mean only; the standard deviation averages the squared deviations from it plainly.
# mistakes: 1
def weighted_statistics(x, weights):
    p = weights / weights.sum()
    mean = p @ x
    sd = np.sqrt(np.mean((x - mean) ** 2, axis=0))
    return mean, sd
