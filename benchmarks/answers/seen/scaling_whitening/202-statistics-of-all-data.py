# task: sw-split-answer
# answer: wrong
# belief: The statistics are best taken from training and test data together, since there are more of them.
# mistakes: 1
def standardize_split(train, test):
    both = np.vstack([train, test])
    mean = both.mean(axis=0)
    std = both.std(axis=0)
    std[np.ptp(train, axis=0) == 0] = 1
    return (train - mean) / std, (test - mean) / std
