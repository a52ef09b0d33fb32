# task: sw-pca-answer
# answer: wrong
# belief: eigh returns the eigenvalues like svd, the largest first.
# mistakes: 1
def pca_whiten(train, x, k):
    mean = train.mean(axis=0)
    centred = train - mean
    cov = centred.T @ centred / len(train)
    eigenvalues, eigenvectors = np.linalg.eigh(cov)
    eigenvalues = np.maximum(eigenvalues, 1e-12)
    w = eigenvectors[:, :k] / np.sqrt(eigenvalues[:k])
    return (x - mean) @ w
