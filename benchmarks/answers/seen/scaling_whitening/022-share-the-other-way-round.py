# task: sw-zca-answer
# answer: wrong
# belief: Swaps s and 1 - s.
# mistakes: 1
def shrunk_zca(train, shrink):
    m = train.mean(axis=0)
    Z = train - m
    cov = Z.T @ Z / len(Z)
    d = cov.shape[0]
    C = shrink * cov + (1 - shrink) * cov.trace() / d * np.identity(d)
    lam, U = np.linalg.eigh(C)
    return m, (U * lam**-0.5) @ U.T
