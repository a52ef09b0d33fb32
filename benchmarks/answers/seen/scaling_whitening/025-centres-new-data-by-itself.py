# task: sw-pca-answer
# answer: wrong
# belief: Subtracts the mean of the new data instead of that of the training data.
# mistakes: 1
def pca_whiten(train, x, k):
    u, s, vt = np.linalg.svd(train - train.mean(axis=0), full_matrices=False)
    z = (x - x.mean(axis=0)) @ vt[:k].T
    return z / (s[:k] / np.sqrt(len(train)))
