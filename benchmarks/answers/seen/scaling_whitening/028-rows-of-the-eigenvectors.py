# task: sw-pca-answer
# answer: wrong
# belief: Takes rows of the eigenvector matrix for the eigenvectors, and divides by n-1.
# mistakes: 2
def pca_whiten(train, x, k):
    mean = train.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov(train.T))
    order = np.argsort(values)[::-1][:k]
    basis = vectors[order]
    return (x - mean) @ basis.T / np.sqrt(values[order])
