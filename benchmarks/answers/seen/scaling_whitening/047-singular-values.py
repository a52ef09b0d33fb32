# task: sw-pca-answer
# answer: right
# belief: Uses the singular value decomposition and never forms the covariance.
# mistakes: 0
def pca_whiten(train, x, k):
    mean = np.add.reduce(train) / len(train)
    s, vt = np.linalg.svd((train - mean) / len(train) ** 0.5, full_matrices=False)[1:]
    return np.einsum("nd,kd,k->nk", x - mean, vt[:k], s[:k] ** -1)
