# task: cs-kind-answer
# answer: wrong
# belief: p(y|x) is obtained by dividing each column by its sum, p(x|y) by dividing each row.
# mistakes: 1
def distances(train, test):
    def tv(p, q):
        return np.abs(p - q).sum() / 2

    px_tr, px_te = train.sum(axis=1) / train.sum(), test.sum(axis=1) / test.sum()
    py_tr, py_te = train.sum(axis=0) / train.sum(), test.sum(axis=0) / test.sum()

    by_column = 0.0
    for j in range(train.shape[1]):
        by_column += py_te[j] * tv(train[:, j] / train[:, j].sum(), test[:, j] / test[:, j].sum())
    by_row = 0.0
    for i in range(train.shape[0]):
        by_row += px_te[i] * tv(train[i] / train[i].sum(), test[i] / test[i].sum())
    return np.array([tv(px_tr, px_te), tv(py_tr, py_te), by_column, by_row])
