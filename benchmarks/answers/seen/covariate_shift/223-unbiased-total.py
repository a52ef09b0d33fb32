# task: cs-pooled-answer
# answer: wrong
# belief: A variance that is to stand for the whole domain is divided by n-1.
# mistakes: 1
def pooled_statistics(batches):
    n = sum(len(b) for b in batches)
    mean = sum(b.sum(axis=0) for b in batches) / n
    var = sum(((b - mean) ** 2).sum(axis=0) for b in batches) / (n - 1)
    return mean, var
