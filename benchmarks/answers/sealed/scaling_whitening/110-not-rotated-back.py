# task: sw-zca-answer
# answer: wrong
# belief: The whitening matrix is the eigenvectors with their columns divided by the roots of the eigenvalues.
# mistakes: 1
def shrunk_zca(train, shrink):
    mean = train.mean(axis=0)
    xc = train - mean
    cov = xc.T @ xc / len(train)
    d = cov.shape[0]
    cov = (1 - shrink) * cov + shrink * np.trace(cov) / d * np.eye(d)
    eigval, eigvec = np.linalg.eigh(cov)
    W = eigvec @ np.diag(eigval**-0.5)
    return mean, W
