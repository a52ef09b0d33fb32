# task: cs-pooled-answer
# answer: wrong
# belief: Runs an exponential moving average with momentum 0.1 over the batches, as batch norm does.
# mistakes: 1
def pooled_statistics(batches):
    d = batches[0].shape[1]
    mean, var = np.zeros(d), np.ones(d)
    for b in batches:
        mean = 0.9 * mean + 0.1 * b.mean(axis=0)
        var = 0.9 * var + 0.1 * b.var(axis=0)
    return mean, var
