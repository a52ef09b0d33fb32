# task: sw-pca-answer
# answer: wrong
# belief: Data have to be centred before PCA, the new data with their own mean.
# mistakes: 1
def pca_whiten(train, x, k):
    train_c = train - train.mean(axis=0)
    x_c = x - x.mean(axis=0)
    _, s, vt = np.linalg.svd(train_c, full_matrices=False)
    sd = s / np.sqrt(len(train))
    return x_c @ vt[:k].T / sd[:k]
