# task: cs-kind-answer
# answer: wrong
# belief: Takes the plain mean over x and over y instead of weighting by the new data.
# mistakes: 1
def distances(train, test):
    tr = train / train.sum()
    te = test / test.sum()
    out = [
        np.abs(tr.sum(1) - te.sum(1)).sum() / 2,
        np.abs(tr.sum(0) - te.sum(0)).sum() / 2,
    ]
    yx_tr = train / train.sum(axis=1, keepdims=True)
    yx_te = test / test.sum(axis=1, keepdims=True)
    xy_tr = train / train.sum(axis=0, keepdims=True)
    xy_te = test / test.sum(axis=0, keepdims=True)
    out.append((np.abs(yx_tr - yx_te).sum(axis=1) / 2).mean())
    out.append((np.abs(xy_tr - xy_te).sum(axis=0) / 2).mean())
    return np.array(out)
