# task: sw-split-answer
# answer: wrong
# belief: The standard deviation of a training sample is divided by n-1.
# mistakes: 1
def standardize_split(train, test):
    mean = train.mean(axis=0)
    sd = train.std(axis=0, ddof=1)
    constant = train.max(axis=0) == train.min(axis=0)
    sd = np.where(constant, 1.0, sd)
    train_z = (train - mean) / sd
    test_z = (test - mean) / sd
    return train_z, test_z
