# task: cs-pooled-answer
# answer: wrong
# belief: Returns the deviation instead of the variance and averages the batch means without their sizes.
# mistakes: 2
def pooled_statistics(batches):
    mu = np.mean([np.mean(b, 0) for b in batches], 0)
    x = np.concatenate(batches)
    return mu, x.std(0)
