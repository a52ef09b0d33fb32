# task: sw-pca-answer
# answer: wrong
# belief: The singular values of the centred data are the standard deviations of the components.
# mistakes: 1
def pca_whiten(train, x, k):
    mu = train.mean(axis=0)
    u, s, vt = np.linalg.svd(train - mu, full_matrices=False)
    z = (x - mu) @ vt.T
    z = z[:, :k] / s[:k]
    return z
