# task: sw-split-answer
# answer: right
# belief: Runs through the training rows with Welford's update, which gives exactly zero for constant features.
# mistakes: 0
def standardize_split(train, test):
    mean = train[0].astype(float)
    squares = np.zeros(train.shape[1])
    for count, row in enumerate(train[1:], start=2):
        step = row - mean
        mean = mean + step / count
        squares += step * (row - mean)
    sd = np.sqrt(squares / len(train))
    sd = np.where(sd > 0, sd, 1.0)
    return tuple((part - mean) / sd for part in (train, test))
