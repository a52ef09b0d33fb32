# task: sw-weighted-answer
# answer: right
# belief: Uses np.average twice, the second time on the squared deviations.
# mistakes: 0
def weighted_statistics(x, weights):
    mean, total = np.average(x, axis=0, weights=weights, returned=True)
    assert (total > 0).all()
    return mean, np.average((x - mean) ** 2, axis=0, weights=weights) ** 0.5
