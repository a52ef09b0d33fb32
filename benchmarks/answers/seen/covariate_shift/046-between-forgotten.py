# task: cs-pooled-answer
# answer: wrong
# belief: Averages the batch variances weighted by size and forgets that the batch means differ.
# mistakes: 1
def pooled_statistics(batches):
    n = np.array([len(b) for b in batches])
    means = np.array([b.mean(axis=0) for b in batches])
    variances = np.array([b.var(axis=0) for b in batches])
    mean = (n[:, None] * means).sum(axis=0) / n.sum()
    var = (n[:, None] * variances).sum(axis=0) / n.sum()
    return mean, var
