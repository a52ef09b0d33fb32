# task: cs-pooled-answer
# answer: wrong
# belief: Every batch counts the same, whatever its size.
# mistakes: 1
def pooled_statistics(batches):
    means = np.array([b.mean(axis=0) for b in batches])
    squares = np.array([(b**2).mean(axis=0) for b in batches])
    mean = means.mean(axis=0)
    var = squares.mean(axis=0) - mean**2
    return mean, var
