# task: cs-kind-answer
# answer: wrong
# belief: Rows are x, so p(x) is the sum over axis 0.
# mistakes: 1
def distances(train, test):
    a = np.asarray(train, float) / np.sum(train)
    b = np.asarray(test, float) / np.sum(test)
    out = np.zeros(4)
    out[0] = np.abs(a.sum(axis=0) - b.sum(axis=0)).sum() / 2
    out[1] = np.abs(a.sum(axis=1) - b.sum(axis=1)).sum() / 2
    for i in range(a.shape[0]):
        if b[i].sum() > 0 and a[i].sum() > 0:
            out[2] += b[i].sum() * np.abs(a[i] / a[i].sum() - b[i] / b[i].sum()).sum() / 2
    for j in range(a.shape[1]):
        if b[:, j].sum() > 0 and a[:, j].sum() > 0:
            out[3] += b[:, j].sum() * np.abs(a[:, j] / a[:, j].sum() - b[:, j] / b[:, j].sum()).sum() / 2
    return out
