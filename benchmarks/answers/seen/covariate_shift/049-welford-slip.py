# task: cs-pooled-answer
# answer: wrong
# belief: Half remembers Welford and multiplies the new deviation by itself instead of the old one by the new one.
# mistakes: 1
def pooled_statistics(batches):
    count = 0
    mean = np.zeros(batches[0].shape[1])
    m2 = np.zeros(batches[0].shape[1])
    for batch in batches:
        for row in batch:
            count += 1
            delta = row - mean
            mean = mean + delta / count
            m2 = m2 + (row - mean) ** 2
    return mean, m2 / count
