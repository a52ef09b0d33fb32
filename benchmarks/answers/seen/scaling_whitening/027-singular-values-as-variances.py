# task: sw-pca-answer
# answer: wrong
# belief: Takes the root of the singular values, as if they were the variances.
# mistakes: 1
def pca_whiten(train, x, k):
    mu = train.mean(axis=0)
    U, S, Vt = np.linalg.svd(train - mu, full_matrices=False)
    lam = S / len(train)
    return (x - mu) @ Vt.T[:, :k] / np.sqrt(lam[:k])
