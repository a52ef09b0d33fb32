# task: sw-pca-answer
# answer: wrong
# belief: Projecting onto the first k eigenvectors is the whitening.
# mistakes: 1
def pca_whiten(train, x, k):
    mu = train.mean(axis=0)
    cov = np.cov(train, rowvar=False, bias=True).reshape(train.shape[1], -1)
    vals, vecs = np.linalg.eigh(cov)
    order = np.argsort(vals)[::-1][:k]
    z = (x - mu) @ vecs[:, order]
    return z
