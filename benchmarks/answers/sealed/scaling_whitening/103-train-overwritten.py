# task: sw-split-answer
# answer: wrong
# belief: The variable train still holds the original data after it has been centred.
# mistakes: 1
def standardize_split(train, test):
    sd = train.std(axis=0)
    sd[np.ptp(train, axis=0) == 0] = 1
    train = (train - train.mean(axis=0)) / sd
    test = (test - train.mean(axis=0)) / sd
    return train, test
