# task: sw-split-answer
# answer: wrong
# belief: Standardises the test data by their own mean and standard deviation.
# mistakes: 1
def standardize_split(train, test):
    def scale(a):
        sd = a.std(axis=0)
        flat = np.ptp(a, axis=0) == 0
        return (a - a.mean(axis=0)) / np.where(flat, 1.0, sd)

    return scale(train), scale(test)
