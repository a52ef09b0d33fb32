# task: sw-zca-answer
# answer: wrong
# belief: Shrinking towards a round covariance means mixing in the identity matrix.
# mistakes: 1
def shrunk_zca(train, shrink):
    mean = np.mean(train, axis=0)
    centred = train - mean
    cov = centred.T @ centred / len(train)
    c = (1 - shrink) * cov + shrink * np.eye(cov.shape[0])
    w, v = np.linalg.eigh(c)
    matrix = v @ np.diag(w ** -0.5) @ v.T
    return mean, matrix
