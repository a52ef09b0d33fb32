# task: cs-pooled-answer
# answer: wrong
# belief: The joint variance is the average of the batch variances, weighted by batch size.
# mistakes: 1
def pooled_statistics(batches):
    sizes = np.array([len(b) for b in batches])
    total = sizes.sum()
    mean = sum(n * b.mean(axis=0) for n, b in zip(sizes, batches)) / total
    var = sum(n * b.var(axis=0) for n, b in zip(sizes, batches)) / total
    return mean, var
