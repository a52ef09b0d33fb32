# task: cs-pooled-answer
# answer: wrong
# belief: Averaging the means and the mean squares over the batches gives those of all the data.
# mistakes: 1
def pooled_statistics(batches):
    first = np.mean([np.mean(b, axis=0) for b in batches], axis=0)
    second = np.mean([np.mean(b**2, axis=0) for b in batches], axis=0)
    return first, second - first**2
