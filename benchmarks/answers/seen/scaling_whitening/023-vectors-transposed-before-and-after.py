# task: sw-zca-answer
# answer: wrong
# belief: Puts the transposed eigenvectors on the left, because in MATLAB notes they were rows.
# mistakes: 1
def shrunk_zca(train, shrink):
    [n, d] = train.shape
    mu = np.mean(train, 0)
    Xc = train - mu
    Sigma = Xc.T @ Xc / n
    C = (1 - shrink) * Sigma + shrink * np.trace(Sigma) / d * np.eye(d)
    [D, V] = np.linalg.eigh(C)
    W = V.T @ np.diag(1.0 / np.sqrt(D)) @ V
    return mu, W
