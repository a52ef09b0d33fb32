# task: sw-split-answer
# answer: wrong
# belief: Leaves out the axis, so one mean and one deviation serve all features.
# mistakes: 1
def standardize_split(train, test):
    mu = np.mean(train)
    sigma = np.std(train)
    if sigma == 0:
        sigma = 1.0
    return (train - mu) / sigma, (test - mu) / sigma
