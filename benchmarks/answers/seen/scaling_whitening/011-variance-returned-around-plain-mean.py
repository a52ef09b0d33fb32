# task: sw-weighted-answer
# answer: wrong
# belief: Centres on the unweighted mean and forgets the root.
# mistakes: 2
def weighted_statistics(x, weights):
    mean = np.average(x, axis=0, weights=weights)
    second = np.average((x - x.mean(axis=0)) ** 2, axis=0, weights=weights)
    return mean, second
