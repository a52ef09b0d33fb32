# task: sw-split-answer
# answer: wrong
# belief: A tiny number in the denominator is enough to handle constant features.
# mistakes: 1
def standardize_split(train, test):
    mean = train.mean(axis=0)
    std = train.std(axis=0)
    train_z = (train - mean) / (std + 1e-8)
    test_z = (test - mean) / (std + 1e-8)
    return train_z, test_z
