# task: sw-pca-answer
# answer: wrong
# belief: New data have to be centred with their own mean before they are rotated.
# mistakes: 1
def pca_whiten(train, x, k):
    n = train.shape[0]
    centred = train - train.mean(axis=0)
    u, s, vt = np.linalg.svd(centred, full_matrices=False)
    sd = s[:k] / np.sqrt(n)
    return (x - x.mean(axis=0)) @ vt[:k].T / sd
