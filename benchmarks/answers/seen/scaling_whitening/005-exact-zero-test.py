# task: sw-split-answer
# answer: wrong
# belief: Looks for constant features with std == 0 and does not know that the mean of equal numbers can be rounded.
# mistakes: 1
def standardize_split(train, test):
    mean = train.mean(axis=0)
    std = train.std(axis=0)
    std[std == 0] = 1.0
    return (train - mean) / std, (test - mean) / std
