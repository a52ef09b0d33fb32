# task: sw-split-answer
# answer: wrong
# belief: Takes mean and standard deviation of training and test data together, because more data give better estimates.
# mistakes: 1
def standardize_split(train, test):
    together = np.vstack([train, test])
    mean = together.mean(axis=0)
    sd = together.std(axis=0)
    sd[np.ptp(train, axis=0) == 0] = 1
    return (train - mean) / sd, (test - mean) / sd
