# task: tl-adapt-answer
# answer: wrong
# belief: Blends the two variances like the means and forgets that the means differ.
# mistakes: 1
def adapted_statistics(mean, var, count, x, weights):
    W = weights.sum()
    tm = np.average(x, axis=0, weights=weights)
    tv = np.average((x - tm) ** 2, axis=0, weights=weights)
    lam = count / (count + W)
    return lam * mean + (1 - lam) * tm, lam * var + (1 - lam) * tv
