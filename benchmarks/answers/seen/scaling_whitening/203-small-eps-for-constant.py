# task: sw-split-answer
# answer: wrong
# belief: A small constant added to the standard deviation takes care of constant features.
# mistakes: 1
def standardize_split(train, test):
    mu = np.mean(train, axis=0)
    sigma = np.std(train, axis=0) + 1e-8
    train_z = (train - mu) / sigma
    test_z = (test - mu) / sigma
    return train_z, test_z
