# task: sw-pca-answer
# answer: right
# belief: Takes the eigenvectors of the n by n matrix of inner products, which is small when there are few examples.
# mistakes: 0
def pca_whiten(train, x, k):
    n = len(train)
    mean = train.mean(axis=0)
    centred = train - mean
    values, vectors = np.linalg.eigh(centred @ centred.T)
    values, vectors = values[::-1][:k], vectors[:, ::-1][:, :k]
    # direction = centred.T @ u / s, its deviation in training = s / sqrt(n)
    return (x - mean) @ centred.T @ vectors * (np.sqrt(n) / values)
