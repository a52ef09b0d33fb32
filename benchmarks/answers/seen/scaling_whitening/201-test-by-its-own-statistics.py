# task: sw-split-answer
# answer: wrong
# belief: Every data set is standardized with its own mean and standard deviation.
# mistakes: 1
def standardize_split(train, test):
    def z(a):
        sd = a.std(axis=0)
        sd = np.where(np.ptp(train, axis=0) == 0, 1.0, sd)
        return (a - a.mean(axis=0)) / sd

    return z(train), z(test)
