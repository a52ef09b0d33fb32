# task: sw-pca-answer
# answer: wrong
# belief: Projects on the components and forgets to bring them to variance 1.
# mistakes: 1
def pca_whiten(train, x, k):
    mu = train.mean(0)
    _, _, vt = np.linalg.svd(train - mu, full_matrices=False)
    return (x - mu) @ vt[:k].T
