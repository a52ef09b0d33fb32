# task: cs-kind-answer
# answer: wrong
# belief: Averages the conditional distances with the shares of the training data.
# mistakes: 1
def distances(train, test):
    def tv(p, q, axis=None):
        return 0.5 * np.abs(p - q).sum(axis=axis)

    a = train / train.sum()
    b = test / test.sum()
    ax, bx = a.sum(axis=1), b.sum(axis=1)
    ay, by = a.sum(axis=0), b.sum(axis=0)
    third = np.average(tv(a / ax[:, None], b / bx[:, None], axis=1), weights=ax)
    fourth = np.average(tv(a / ay, b / by, axis=0), weights=ay)
    return np.array([tv(ax, bx), tv(ay, by), third, fourth])
