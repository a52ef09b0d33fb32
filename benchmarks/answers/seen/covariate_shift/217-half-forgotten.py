# task: cs-kind-answer
# answer: wrong
# belief: The distance of two distributions is the sum of the absolute differences.
# mistakes: 1
def distances(train, test):
    def tv(p, q):
        return np.abs(p - q).sum()

    def norm(v):
        s = v.sum()
        return v / s if s > 0 else np.zeros(len(v))

    tr, te = train / train.sum(), test / test.sum()
    dx = tv(tr.sum(1), te.sum(1))
    dy = tv(tr.sum(0), te.sum(0))
    dyx = sum(te[i].sum() * tv(norm(tr[i]), norm(te[i])) for i in range(tr.shape[0]))
    dxy = sum(te[:, j].sum() * tv(norm(tr[:, j]), norm(te[:, j])) for j in range(tr.shape[1]))
    return np.array([dx, dy, dyx, dxy])
