# task: sw-pca-answer
# answer: wrong
# belief: Finds the directions in the training data but divides by the spread of the new data.
# mistakes: 1
def pca_whiten(train, x, k):
    mean = train.mean(axis=0)
    _, _, vt = np.linalg.svd(train - mean)
    z = (x - mean) @ vt[:k].T
    return z / z.std(axis=0)
