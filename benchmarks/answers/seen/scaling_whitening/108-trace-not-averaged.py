# task: sw-zca-answer
# answer: wrong
# belief: The covariance is shrunk towards its trace times the identity.
# mistakes: 1
def shrunk_zca(train, shrink):
    n, d = train.shape
    mean = train.mean(axis=0)
    centred = train - mean
    cov = centred.T @ centred / n
    C = (1 - shrink) * cov + shrink * np.trace(cov) * np.eye(d)
    values, vectors = np.linalg.eigh(C)
    matrix = vectors @ np.diag(1 / np.sqrt(values)) @ vectors.T
    return mean, matrix
