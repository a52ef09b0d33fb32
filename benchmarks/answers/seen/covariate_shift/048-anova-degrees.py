# task: cs-pooled-answer
# answer: wrong
# belief: Adds within and between sums of squares but divides by n minus one, as for an unbiased estimate.
# mistakes: 1
def pooled_statistics(batches):
    N = sum(b.shape[0] for b in batches)
    m = sum(b.sum(axis=0) for b in batches) / N
    within = sum(((b - b.mean(axis=0)) ** 2).sum(axis=0) for b in batches)
    between = sum(len(b) * (b.mean(axis=0) - m) ** 2 for b in batches)
    return m, (within + between) / (N - 1)
