# task: cs-pooled-answer
# answer: wrong
# belief: Batch norm stores the standard deviation as its second statistic.
# mistakes: 1
def pooled_statistics(batches):
    joined = np.concatenate(batches, axis=0)
    return joined.mean(axis=0), joined.std(axis=0)
