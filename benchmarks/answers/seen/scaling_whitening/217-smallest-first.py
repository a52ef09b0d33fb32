# task: sw-pca-answer
# answer: wrong
# belief: np.linalg.eigh returns the largest eigenvalues first.
# mistakes: 1
def pca_whiten(train, x, k):
    mean = train.mean(axis=0)
    c = train - mean
    values, vectors = np.linalg.eigh(c.T @ c / len(train))
    return (x - mean) @ vectors[:, :k] / np.sqrt(values[:k])
