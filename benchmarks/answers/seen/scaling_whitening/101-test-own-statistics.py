# task: sw-split-answer
# answer: wrong
# belief: Standardizing is the same step for both sets, each with its own mean and standard deviation.
# mistakes: 1
def standardize_split(train, test):
    constant = np.ptp(train, axis=0) == 0

    def standardize(data):
        sd = data.std(axis=0)
        sd[constant] = 1.0
        return (data - data.mean(axis=0)) / sd

    return standardize(train), standardize(test)
