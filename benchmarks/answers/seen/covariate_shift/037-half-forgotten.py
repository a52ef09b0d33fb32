# task: cs-kind-answer
# answer: wrong
# belief: Forgets the factor one half of total variation everywhere.
# mistakes: 1
def distances(train, test):
    P = train / train.sum()
    Q = test / test.sum()
    px, qx = P.sum(1), Q.sum(1)
    py, qy = P.sum(0), Q.sum(0)
    d1 = np.abs(px - qx).sum()
    d2 = np.abs(py - qy).sum()
    d3 = (np.abs(P / px[:, None] - Q / qx[:, None]).sum(1) * qx).sum()
    d4 = (np.abs(P / py - Q / qy).sum(0) * qy).sum()
    return np.array([d1, d2, d3, d4])
