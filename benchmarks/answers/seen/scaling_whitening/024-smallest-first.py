# task: sw-pca-answer
# answer: wrong
# belief: Takes the first k columns of eigh, which belong to the smallest eigenvalues.
# mistakes: 1
def pca_whiten(train, x, k):
    mean = train.mean(axis=0)
    cov = (train - mean).T @ (train - mean) / len(train)
    values, vectors = np.linalg.eigh(cov)
    return (x - mean) @ vectors[:, :k] / np.sqrt(values[:k])
