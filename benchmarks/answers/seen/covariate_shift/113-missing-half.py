# task: cs-kind-answer
# answer: wrong
# belief: The total variation distance is the sum of the absolute differences.
# mistakes: 1
def tv(p, q, axis=None):
    return np.abs(p - q).sum(axis=axis)


def distances(train, test):
    train = train / train.sum()
    test = test / test.sum()
    x0, x1 = train.sum(1), test.sum(1)
    y0, y1 = train.sum(0), test.sum(0)
    d1 = tv(x0, x1)
    d2 = tv(y0, y1)
    d3 = np.sum(x1 * tv(train / x0[:, None], test / x1[:, None], axis=1))
    d4 = np.sum(y1 * tv(train / y0[None, :], test / y1[None, :], axis=0))
    return np.array([d1, d2, d3, d4])
