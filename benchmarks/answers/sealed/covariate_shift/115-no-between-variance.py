# task: cs-pooled-answer
# answer: wrong
# belief: The variance of all data is the average of the batch variances, weighted by the sizes of the batches.
# mistakes: 1
def pooled_statistics(batches):
    sizes = np.array([len(b) for b in batches])
    means = np.array([b.mean(axis=0) for b in batches])
    variances = np.array([b.var(axis=0) for b in batches])
    share = (sizes / sizes.sum())[:, None]
    mean = (share * means).sum(axis=0)
    var = (share * variances).sum(axis=0)
    return mean, var
