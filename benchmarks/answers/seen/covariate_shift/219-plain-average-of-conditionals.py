# task: cs-kind-answer
# answer: wrong
# belief: The distances of the conditional distributions are averaged with equal weight.
# mistakes: 1
def distances(train, test):
    def share(t, axis):
        s = t.sum(axis=axis, keepdims=True)
        return t / np.where(s == 0, 1, s)

    d1 = np.abs(train.sum(1) / train.sum() - test.sum(1) / test.sum()).sum() / 2
    d2 = np.abs(train.sum(0) / train.sum() - test.sum(0) / test.sum()).sum() / 2
    d3 = (np.abs(share(train, 1) - share(test, 1)).sum(axis=1) / 2).mean()
    d4 = (np.abs(share(train, 0) - share(test, 0)).sum(axis=0) / 2).mean()
    return np.array([d1, d2, d3, d4])
