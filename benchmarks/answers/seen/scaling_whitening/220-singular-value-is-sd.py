# task: sw-pca-answer
# answer: wrong
# belief: The singular values are the standard deviations of the components.
# mistakes: 1
def pca_whiten(train, x, k):
    mean = np.mean(train, axis=0)
    U, S, Vt = np.linalg.svd(train - mean, full_matrices=False)
    W = Vt[:k].T / S[:k]
    return (x - mean) @ W
