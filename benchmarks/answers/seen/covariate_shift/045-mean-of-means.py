# task: cs-pooled-answer
# answer: wrong
# belief: Averages the batch means without weighting by their size; the variance is computed around that mean over all examples.
# mistakes: 1
def pooled_statistics(batches):
    mean = np.mean([b.mean(axis=0) for b in batches], axis=0)
    n = sum(len(b) for b in batches)
    var = sum(((b - mean) ** 2).sum(axis=0) for b in batches) / n
    return mean, var
