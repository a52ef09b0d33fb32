# task: sw-split-answer
# answer: wrong
# belief: Sets features that are constant in training to zero in the test data as well, and divides by n-1.
# mistakes: 2
def standardize_split(train, test):
    mean = train.mean(axis=0)
    sd = train.std(axis=0, ddof=1)
    vary = np.ptp(train, axis=0) > 0
    out = []
    for part in (train, test):
        z = np.zeros(part.shape)
        z[:, vary] = (part[:, vary] - mean[vary]) / sd[vary]
        out.append(z)
    return out[0], out[1]
