# task: sw-zca-answer
# answer: wrong
# belief: Eigenvectors divided by the roots of the eigenvalues are the inverse square root.
# mistakes: 1
def shrunk_zca(train, shrink):
    n, d = train.shape
    mean = train.mean(axis=0)
    xc = train - mean
    cov = xc.T @ xc / n
    c = (1 - shrink) * cov + shrink * np.trace(cov) / d * np.eye(d)
    values, vectors = np.linalg.eigh(c)
    matrix = vectors @ np.diag(1 / np.sqrt(values))
    return mean, matrix
