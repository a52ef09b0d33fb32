# task: sw-split-answer
# answer: wrong
# belief: Adds 1e-8 to every deviation, which blows up a test value where the training data are constant.
# mistakes: 1
def standardize_split(train, test):
    mean = train.mean(0)
    std = train.std(0)
    return (train - mean) / (std + 1e-8), (test - mean) / (std + 1e-8)
